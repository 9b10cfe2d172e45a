import { fill } from '#domain/text.ts'
import { inWords } from '#domain/words.ts'
import { type Measured, type Totals, totalsOf } from './measures.ts'
import { table } from './table.ts'
import { codeOf, durationIn, roleIn, type Wording, whySkipped } from './texts.ts'

/** One line for each message. */
export function messageTable(measured: readonly Measured[], wording: Wording): string {
  const { table: titles, timeline } = wording.replay
  const head = [
    'code',
    'received',
    'urgency',
    'kind',
    'taken',
    'by',
    'after',
    'climbed',
    'skipped',
    'mails',
    'last',
  ] as const
  const rows = measured.map(one => [
    codeOf(one.number, wording),
    inWords(one.receivedAt, wording.language),
    wording.words.urgency[one.urgency],
    timeline.kinds[one.kind],
    one.taken ? inWords(one.taken.at, wording.language) : titles.nobody,
    roleIn(one.taken?.by, wording),
    durationIn(one.taken?.workingMinutes, wording),
    fill(titles.of, { climbed: one.climbed, rungs: one.rungs }),
    String(one.skipped.length),
    String(one.mails),
    one.reachedLast ? titles.yes : titles.no,
  ])
  return table(
    head.map(name => titles[name]),
    rows,
  )
}

/** Every reason for passing over somebody, with how often. */
export function skippedList(measured: readonly Measured[], wording: Wording): string {
  const counted = Map.groupBy(
    measured.flatMap(({ skipped }) => skipped),
    one => whySkipped(one, wording),
  )
  return [...counted].map(([why, times]) => `  ${times.length} × ${why}`).join('\n')
}

/** The month on each of these ladders, side by side; of two, with the difference between them. */
export function totalsTable(
  columns: readonly { title: string; measured: readonly Measured[] }[],
  wording: Wording,
): string {
  const { totals: titles, comparison } = wording.replay
  const sums = columns.map(({ measured }) => totalsOf(measured))
  const [one, other] = sums
  const rows = figuresIn(wording).map(({ title, of, written }) => [
    title,
    ...sums.map(sum => written(of(sum))),
    ...(one && other ? [differenceOf(of(one), of(other), written)] : []),
  ])
  const head = [titles.what, ...columns.map(({ title }) => title), ...(sums.length > 1 ? [comparison.difference] : [])]
  return table(head, rows)
}

type Value = number | undefined
type Figure = {
  readonly title: string
  readonly of: (totals: Totals) => Value
  readonly written: (value: Value) => string
}

function figuresIn(wording: Wording): readonly Figure[] {
  const { totals: titles, time } = wording.replay
  const count = (value: Value): string => (value === undefined ? time.none : String(value))
  const mean = (value: Value): string =>
    (value ?? 0).toLocaleString(wording.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const duration = (value: Value): string => durationIn(value, wording)
  return [
    { title: titles.messages, of: ({ messages }) => messages, written: count },
    { title: titles.taken, of: ({ taken }) => taken, written: count },
    { title: titles.withinDay, of: ({ withinDay }) => withinDay, written: count },
    { title: titles.median, of: ({ medianMinutes }) => medianMinutes, written: duration },
    { title: titles.longest, of: ({ longestMinutes }) => longestMinutes, written: duration },
    { title: titles.climbed, of: ({ meanClimbed }) => meanClimbed, written: mean },
    { title: titles.skipped, of: ({ skipped }) => skipped, written: count },
    { title: titles.last, of: ({ reachedLast }) => reachedLast, written: count },
    { title: titles.open, of: ({ open }) => open, written: count },
    { title: titles.restarts, of: ({ restarts }) => restarts, written: count },
    { title: titles.mails, of: ({ mails }) => mails, written: count },
    { title: titles.repeats, of: ({ repeats }) => repeats, written: count },
  ]
}

/** With its sign; nothing where there is nothing to compare. */
function differenceOf(before: Value, now: Value, written: (value: Value) => string): string {
  if (before === undefined || now === undefined) return ''
  const difference = now - before
  if (difference === 0) return '='
  return `${difference > 0 ? '+' : '−'}${written(Math.abs(difference))}`
}

/** Message by message, what another ladder changes about who takes it when. */
export function changes(before: readonly Measured[], now: readonly Measured[], wording: Wording): string {
  const lines = now.flatMap((one, index) => {
    const earlier = before[index]
    return earlier ? changeOf(earlier, one, wording) : []
  })
  return lines.map(line => `  ${line}`).join('\n')
}

function changeOf(before: Measured, now: Measured, wording: Wording): readonly string[] {
  const { comparison } = wording.replay
  const minutes = { before: before.taken?.workingMinutes, now: now.taken?.workingMinutes }
  if (minutes.before === minutes.now) return []
  const values = {
    code: codeOf(now.number, wording),
    before: durationIn(minutes.before, wording),
    now: durationIn(minutes.now, wording),
  }
  if (minutes.before === undefined) return [fill(comparison.nowTaken, values)]
  if (minutes.now === undefined) return [fill(comparison.notTaken, values)]
  return [fill(minutes.now < minutes.before ? comparison.earlier : comparison.later, values)]
}
