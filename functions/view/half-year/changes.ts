import type { Title } from '#domain/commitment.ts'
import type { Change, FieldChange } from '#domain/half-year-changes.ts'
import type { HalfYearReport } from '#domain/half-year-report.ts'
import type { LocalDate } from '#domain/report.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords } from '#domain/words.ts'
import { type Content, html } from '../html.ts'
import { dayInWords, ownWords } from '../tracker/words.ts'
import { reportTable } from './table.ts'
import type { HalfYearWording } from './wording.ts'
import { evidenceInWords } from './words.ts'

/** Third part: what was and what is, since the report before this one. */
export function changesPart({ since }: Pick<HalfYearReport, 'since'>, wording: HalfYearWording): Content {
  const { changes } = wording.halfYear
  if (!since) return html`<p>${changes.first}</p>`
  const date = fullDateInWords(since.date, wording.language)
  if (since.changes.length === 0) return html`<p>${fill(changes.unchanged, { date })}</p>`
  const { id, unit, what, was, is } = changes.columns
  const table = {
    kind: 'changes' as const,
    caption: fill(changes.caption, { date }),
    head: [id, unit, what, was, is],
    rows: since.changes.flatMap(change => rowsOf(change, wording)),
  }
  return html`<p>${fill(changes.since, { date })}</p>${reportTable(table)}`
}

function rowsOf({ commitment, unit, what, fields }: Change, wording: HalfYearWording): readonly (readonly Content[])[] {
  const { changes } = wording.halfYear
  const about = [commitment.id, unit ? unit.name[wording.language] : changes.itself]
  const whole = what === 'changed' ? [] : [[...about, changes[what], '–', '–']]
  return [...whole, ...fields.map(field => [...about, changes.fields[field.field], ...sidesOf(field, wording)])]
}

function sidesOf(change: FieldChange, wording: HalfYearWording): readonly [was: Content, is: Content] {
  const { halfYear, tracker, language } = wording
  const both = <Value>(written: (value: Value) => Content, { was, is }: { was: Value; is: Value }) =>
    [written(was), written(is)] as const
  switch (change.field) {
    case 'status':
      return both(status => tracker.statuses[status ?? 'none'], { was: change.was, is: change.is })
    case 'evidence':
      return both(evidence => evidenceInWords(evidence, wording), { was: change.was, is: change.is })
    case 'targetDate':
      return both((date: LocalDate | undefined) => dateInWords(date, wording), { was: change.was, is: change.is })
    case 'isFaded':
      return both(isFaded => halfYear.changes[isFaded ? 'faded' : 'fresh'], change)
    case 'title':
    case 'owner':
      return both((title: Title) => ownWords(title, language), change)
  }
}

function dateInWords(date: LocalDate | undefined, { halfYear, language }: HalfYearWording): string {
  return date === undefined ? halfYear.changes.nothing : dayInWords(date, language)
}
