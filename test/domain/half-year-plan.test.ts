import { expect, test } from 'vitest'
import { checkPlanned } from '#domain/half-year-plan.ts'
import { anAdopted, aPlanned } from './half-year-case.ts'

const reports = [anAdopted('2026-06-30'), aPlanned('2026-12-31')]

test.each([
  [{}, ['date dateRequired']],
  [{ date: '', title: '' }, ['date dateRequired']],
  [{ date: '31-12-2026' }, ['date dateRequired']],
  [{ date: '2026-02-30' }, ['date dateRequired']],
  [{ date: ['2026-12-31', '2027-06-30'] }, ['date dateRequired']],
  [{ date: '2026-12-31', title: 'x'.repeat(121) }, ['title titleTooLong']],
  [{ date: 'soon', title: 'x'.repeat(121) }, ['date dateRequired', 'title titleTooLong']],
  [{ date: '2026-12-31', victim: 'x' }, ['form unknownField']],
  [{ date: '2026-06-30' }, ['date dateBeforeAdopted']],
  [{ date: '2026-06-29' }, ['date dateBeforeAdopted']],
  ['nothing', ['form unknownField']],
])('what is typed wrongly is told by its field: %j', (typed, errors) => {
  const checked = checkPlanned(typed, reports)
  expect(checked.ok ? [] : checked.errors.map(({ field, code }) => `${field} ${code}`)).toEqual(errors)
})

test('a day after every adopted report can be planned, with a name or without', () => {
  expect(checkPlanned({ date: '2026-12-31' }, reports)).toEqual({ ok: true, planned: { date: '2026-12-31' } })
  expect(checkPlanned({ date: '2027-06-30', title: ' Vijfde voortgangsbrief ' }, [])).toEqual({
    ok: true,
    planned: { date: '2027-06-30', title: 'Vijfde voortgangsbrief' },
  })
  expect(checkPlanned({ date: '2027-06-30', title: '  ' }, [])).toEqual({ ok: true, planned: { date: '2027-06-30' } })
})
