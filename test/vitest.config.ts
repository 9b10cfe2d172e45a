import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/cloud/**'],
    setupFiles: ['test/loopback-only.ts', 'test/setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      reportsDirectory: '.local/coverage',
      include: ['functions/domain/**/*.ts'],
      thresholds: { branches: 100 },
    },
  },
})
