import { defineConfig } from 'vitest/config'

/** The tests of the rules alone. They may take long: a machine that is busy with this is busy. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: { include: ['test/domain/**/*.test.ts'], setupFiles: ['test/setup.ts'], testTimeout: 120_000 },
})
