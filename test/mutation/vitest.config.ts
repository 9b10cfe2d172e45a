import { defineConfig } from 'vitest/config'

/** The tests of the rules alone, as often as there are changes to notice. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: { include: ['test/domain/**/*.test.ts'], setupFiles: ['test/setup.ts'], testTimeout: 20_000 },
})
