import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportUnverified } from '../../infra/unverified.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldroute-unverified-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const line = { file: 'content/channels.json', field: 'police.verifiedOn', what: 'Politie | geen spoed', since: 'never' }

test('a build says how much nobody checked, and lists it', () => {
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'open-data'), { recursive: true })
  const unverified = [{ ...line, why: 'neverChecked', toDo: 'phone 0900-8844' }]
  writeFileSync(join(pages, 'open-data/unverified.json'), JSON.stringify({ overdue: 0, neverChecked: 1, unverified }))
  const list = join(folder, 'list.md')
  expect(reportUnverified('demo', { pages, list })).toBe(
    `unverified (demo): 0 overdue, 1 never checked; ${list} lists them`,
  )
  expect(readFileSync(list, 'utf8').split('\n')).toEqual([
    '| File | Field | What | Why | Since | What to do |',
    '| --- | --- | --- | --- | --- | --- |',
    '| content/channels.json | police.verifiedOn | Politie \\| geen spoed | neverChecked | never | phone 0900-8844 |',
    '',
  ])
})
