import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const entry = join(import.meta.dirname, '../../../infra/local/start.ts')

test.each([
  [['--no-build', '--stage', 'nowhere'], 'There is no cloud assembly in'],
  [['--port', 'eighty'], '--port takes a number, not "eighty"'],
  [['--rate', '3'], "Unknown option '--rate'"],
])('npm start with %j ends with what is wrong', (options, message) => {
  const { status, stderr } = spawnSync(process.execPath, [entry, ...options], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
})

test('npm start tells its options', () => {
  const { status, stdout } = spawnSync(process.execPath, [entry, '--help'], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, expect.stringContaining('--clock-rate N')])
})
