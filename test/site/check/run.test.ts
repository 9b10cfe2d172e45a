import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync('content', join(folder, 'content'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = () => spawnSync(process.execPath, [resolve('site/check/run.ts')], { cwd: folder, encoding: 'utf8' })

test('npm run content ends with 0 when nothing is wrong, and leaves the schemas for editors', () => {
  const { status, stdout, stderr } = run()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^\d+ files read in [\d.]+ s: nothing is wrong\n$/)
  expect(readFileSync(join(folder, '.local/schemas/channels.json'), 'utf8')).toContain('As a telephone dials it')
})

test('npm run content ends with 1 and names everything that is wrong', () => {
  const broken = [
    { file: 'content/channels.json', from: '"dial": "112"', to: '"dial": 112' },
    { file: 'content/ladders.json', from: '"amount": 3', to: '"amount": 0' },
  ]
  for (const { file, from, to } of broken) {
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
  }
  const { status, stdout, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toMatch(/^content\/channels\.json:11: emergency\.phone\.dial: write a text/m)
  expect(stderr).toMatch(/^content\/ladders\.json:8: defaults\.person\.normal\.3\.after\.amount: write more than 1/m)
  expect(stdout).toMatch(/: 2 to mend\n$/)
})
