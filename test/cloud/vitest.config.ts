import { defineConfig } from 'vitest/config'
import { cloudResults } from '../results.ts'
import { OfficeFirst } from './office-first.ts'

const target = process.env.CLOUD_TARGET ?? 'ministack'
/** What is about the emulator itself, or about a stage that has an emulator's back doors. */
const ofEmulator = ['test/cloud/{alarms,bounce,differences,engines,hostile,stores}.test.ts']

/** Only test/cloud/run.ts starts this: it needs a cloud with the app in it. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  cacheDir: '.local/vitest',
  resolve: { conditions: ['demo', 'node'] },
  ssr: { resolve: { conditions: ['demo', 'node'] } },
  test: {
    include: ['test/cloud/**/*.test.ts'],
    exclude: target === 'ministack' ? [] : ofEmulator,
    globalSetup: target === 'ministack' ? ['test/cloud/verify-domain.ts'] : [],
    setupFiles: target === 'aws' ? ['test/setup.ts'] : ['test/loopback-only.ts', 'test/setup.ts'],
    maxWorkers: 2,
    sequence: { sequencer: OfficeFirst },
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: cloudResults }]],
  },
})
