import { defineConfig } from 'vitest/config'

const quietAndOnThisMachine = ['test/loopback-only.ts', 'test/setup.ts']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: {
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      reportsDirectory: '.local/coverage',
      include: ['functions/domain/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { branches: 100 },
    },
    reporters: ['default', ['json', { outputFile: '.local/test-results.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: ['test/cloud/**', 'test/journey/**'],
          setupFiles: quietAndOnThisMachine,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journey/**/*.test.ts'],
          globalSetup: 'test/journey/runtime.ts',
          setupFiles: quietAndOnThisMachine,
          // One browser at a time: two cores are busy enough with it and the functions.
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
