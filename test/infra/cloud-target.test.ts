import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { abilities, meaning, missing, TargetName, targetIn } from '../cloud/target.ts'

const account = { AWS_PROFILE: 'demo' }
const origin = 'https://demo.example.org'

test.each([
  [['--target', 'azure'], {}, '--target is one of local, ministack, aws'],
  [['--target', 'local', '--origin', origin], {}, '--origin goes with --target aws'],
  [['--target', 'aws'], account, 'needs --origin https://'],
  [['--target', 'aws', '--origin', 'http://demo.example.org'], account, 'needs --origin https://'],
  [['--target', 'aws', '--origin', `${origin}/loket/`], account, 'needs --origin https://'],
  [['--target', 'aws', '--origin', origin], {}, 'needs credentials of the account'],
])('%j with %j is refused: %s', (words, environment, refusal) => {
  expect(targetIn(words, environment)).toEqual({ refusal: expect.stringContaining(refusal) })
})

test.each([
  [[], { target: 'ministack' }],
  [['--target', 'local'], { target: 'local' }],
  [['--target', 'aws', '--origin', origin], { target: 'aws', origin }],
])('%j chooses %j', (words, chosen) => {
  expect(targetIn(words, account)).toEqual(chosen)
})

test('what a place cannot show is said in words, and the second cloud shows everything', () => {
  for (const target of TargetName.options) {
    const told = missing(target).map(ability => meaning[ability])
    expect(told.every(word => word.length > 10)).toBe(true)
    expect([...missing(target), ...abilities[target]]).toHaveLength(Object.keys(meaning).length)
  }
  expect(missing('ministack')).toEqual([])
})

test('the command refuses AWS without an origin before it touches anything', async () => {
  const command = promisify(execFile)(process.execPath, ['test/cloud/run.ts', '--target', 'aws'])
  await expect(command).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('needs --origin') })
}, 20_000)
