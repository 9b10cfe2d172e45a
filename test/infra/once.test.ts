import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { once } from '../../infra/once.ts'

describe('work that is done once', () => {
  let folder: string
  let made: number

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'once-'))
    made = 0
    writeFileSync(join(folder, 'input'), 'one')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const output = () => join(folder, 'output')
  const work = (words: string[] = []) =>
    once({
      output: output(),
      inputs: { files: [join(folder, 'inp*')], words },
      make: async draft => {
        made += 1
        writeFileSync(join(draft, 'result'), readFileSync(join(folder, 'input')))
      },
    })

  test('fails without leaving half a result, and is done the next time', async () => {
    const broken = once({
      output: output(),
      inputs: { files: [join(folder, 'inp*')], words: [] },
      make: async draft => {
        writeFileSync(join(draft, 'result'), 'half')
        throw new Error('broken')
      },
    })
    await expect(broken).rejects.toThrow('broken')
    expect(() => readFileSync(join(output(), 'result'))).toThrow('ENOENT')
    await work()
    expect(readFileSync(join(output(), 'result'), 'utf8')).toBe('one')
  })

  test('is not done again while nothing changed', async () => {
    const [first, second] = [await work(), await work()]
    expect(made).toBe(1)
    expect(second).toBe(first)
  })

  test.each([
    ['a file', () => writeFileSync(join(folder, 'input'), 'two'), []],
    ['a new file', () => writeFileSync(join(folder, 'input-2'), ''), []],
    ['an option', () => undefined, ['demo']],
    ['the result, which is gone,', () => rmSync(output(), { recursive: true }), []],
  ])('is done again when %s changed', async (_what, change, words) => {
    await work()
    change()
    await work(words)
    expect(made).toBe(2)
  })

  test('is not done again for a file that is left out', async () => {
    const without = () =>
      once({
        output: output(),
        inputs: { files: [join(folder, 'inp*'), `!${join(folder, 'input-2')}`], words: [] },
        make: async () => {
          made += 1
        },
      })
    await without()
    writeFileSync(join(folder, 'input-2'), 'two')
    await without()
    expect(made).toBe(1)
  })

  test('is done by one when several ask at the same time', async () => {
    await Promise.all([work(), work(), work()])
    expect(made).toBe(1)
  })

  test('takes over from a process that died while at it', async () => {
    mkdirSync(`${output()}.lock`)
    // No process has a number this large.
    writeFileSync(join(`${output()}.lock`, 'holder'), String(2 ** 30))
    await work()
    expect(made).toBe(1)
  })
})
