import { defineConfig } from 'vitest/config'

/** The tests of the rules alone. They may take long: a machine that is busy with this is busy. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: {
    include: ['test/domain/**/*.test.ts'],
    // They go through everything there is, and would again for each of many hundred mutants. Without them the score is
    // only lower.
    exclude: ['test/domain/every-*.test.ts'],
    setupFiles: ['test/setup.ts', 'test/mutation/setup.ts'],
    testTimeout: 120_000,
    // Each mutant loads the tests that reach it: once for all of them instead of once for each.
    isolate: false,
  },
})
