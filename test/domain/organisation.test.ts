import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Organisation, rowOf, TargetGroup, Task } from '#domain/organisation.ts'

const organisation = {
  id: 'police',
  slug: { nl: 'politie', en: 'police' },
  name: { nl: 'Politie', en: 'Police' },
  channels: [],
  duties: [{ task: 'report', groups: ['adult'], source: 'reporting' }],
  explained: [],
}

test.each([
  ['nothing that it does', { duties: [] }, 'write what it does for whom'],
  ['a statement without a source', { duties: [{ task: 'report', groups: ['adult'] }] }, ''],
  ['a statement for nobody', { duties: [{ task: 'report', groups: [], source: 'reporting' }] }, 'at least one group'],
  ['a task that is none of ours', { duties: [{ task: 'rescue', groups: ['adult'], source: 'reporting' }] }, ''],
  ['a name in one language', { name: { nl: 'Politie' } }, ''],
  ['an address with a space', { slug: { nl: 'de politie', en: 'police' } }, ''],
])('an organisation is refused with %s', (_, changes, message) => {
  const parsed = Organisation.safeParse({ ...organisation, ...changes })
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues[0]?.message).toContain(message)
})

const duties = fc.array(
  fc.record({
    task: fc.constantFrom(...Task.options),
    groups: fc.uniqueArray(fc.constantFrom(...TargetGroup.options), { minLength: 1 }),
    source: fc.constant('reporting'),
  }),
  { minLength: 1, maxLength: 6 },
)

test('a row has a cell for every group, and each statement in the cells of its groups and no other', () => {
  fc.assert(
    fc.property(duties, stated => {
      const row = rowOf(Organisation.parse({ ...organisation, duties: stated }))
      expect(row.map(({ group }) => group)).toEqual(TargetGroup.options)
      for (const { group, duties: shown } of row) {
        expect(shown).toEqual(stated.filter(({ groups }) => groups.includes(group)))
      }
    }),
  )
})
