import { describe, expect, test } from 'vitest'
import en from '#content/messages/en/updating.json' with { type: 'json' }
import nl from '#content/messages/nl/updating.json' with { type: 'json' }
import { bulkCodes, bulkIn, tickedName } from '#domain/bulk.ts'
import { InvalidInput } from '#domain/errors.ts'

const faults = (act: string, fields: Record<string, unknown>) => {
  try {
    bulkIn(act, fields)
    return []
  } catch (error) {
    return error instanceof InvalidInput ? error.fields.map(({ field, code }) => `${field} ${code}`) : [String(error)]
  }
}

describe('several at once', () => {
  test('are no act by another name', () => {
    for (const act of ['withdraw', '', undefined, 'toString'])
      expect(bulkIn(act, { item: 'R1/VR05/1' })).toBeUndefined()
  })

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['publish', {}, ['item-publish itemRequired']],
    ['publish', { item: [] }, ['item-publish itemRequired']],
    ['publish', { item: 'R1/VR05' }, ['form unknownField']],
    ['publish', { item: 'R1/VR05/x' }, ['form unknownField']],
    ['publish', { item: 'R1/VR05/1', x: '' }, ['form unknownField']],
    ['publish', { item: Array(501).fill('R1/VR05/1') }, ['item-publish tooManyItems']],
    ['publish', { item: Array(500).fill('R1/VR05/1') }, []],
    ['status', {}, ['item-status itemRequired', 'status statusRequired']],
  ])('to %s with %j are refused', (act, fields, expected) => {
    expect(faults(act, fields)).toEqual(expected)
  })

  test('are what was ticked, in the version that was seen', () => {
    const ticked = [
      { commitment: 'R1', unit: 'VR05', seen: 3 },
      { commitment: 'A01.02', unit: 'comensha', seen: 0 },
    ]
    expect(bulkIn('publish', { item: ticked.map(tickedName) })).toEqual({ act: 'publish', ticked, values: {} })
    expect(bulkIn('confirm', { item: 'R1/VR05/3', note: '' })?.ticked).toEqual(ticked.slice(0, 1))
  })

  test('are given a status, with or without a note', () => {
    const item = 'R1/VR05/3'
    expect(bulkIn('status', { item, status: 'underway', note: ' ' })?.values).toEqual({ status: 'underway' })
    expect(bulkIn('status', { item, status: 'underway', note: 'Ja.' })?.values).toEqual({
      status: 'underway',
      note: 'Ja.',
    })
  })
})

test('every code has its words in both languages', () => {
  for (const { errors } of [nl, en]) expect(Object.keys(errors)).toEqual(expect.arrayContaining([...bulkCodes]))
})
