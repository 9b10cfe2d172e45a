import { defineConfig } from 'vitest/config'
import { cloudResults } from '../results.ts'

/** Only test/cloud/run.ts starts this: it needs a cloud with the app in it. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: {
    include: ['test/cloud/**/*.test.ts'],
    globalSetup: 'test/cloud/verify-domain.ts',
    setupFiles: ['test/loopback-only.ts', 'test/setup.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: cloudResults }]],
  },
})
