import { faultKinds, nameOfFault } from './fault-kinds.ts'
import type { PartFindings } from './part.ts'

type Told = { readonly seed: number; readonly seconds: number }

/** What all parts found, for a person; and whether all is well. */
export function report(parts: readonly PartFindings[], { seed, seconds }: Told): { text: string; isWell: boolean } {
  const wrong = parts.flatMap(({ lost, doubled, leftAlone, notices, desks }) => [
    ...lost,
    ...doubled,
    ...leftAlone,
    ...notices,
    ...desks,
  ])
  const sum = (name: keyof PartFindings['counts']) => parts.reduce((total, { counts }) => total + counts[name], 0)
  const lines = [
    `Seed ${seed}: ${sum('messages')} messages, ${sum('sentMoreThanOnce')} of them sent more than once, in ${seconds.toFixed(0)} s (${sum('cpuSeconds').toFixed(0)} s of a processor)`,
    '',
    `  senders     ${sum('posts')} posts: ${sum('accepted')} accepted, ${sum('toldAgain')} told to try again, ${sum('answersLost')} answers lost on the way`,
    `  reports     ${sum('reports')}: ${sum('taken')} taken, ${sum('closed')} closed, ${sum('atLastRung')} at the last rung, asked again, with their alarm`,
    `  mails       ${sum('mails')}, of which ${sum('mailsTwice')} a second time; ${sum('unknown')} outcomes unknown; ${sum('bounces')} refused or answered by itself`,
    `  executions  ${sum('executions')}: ${sum('executionsStopped')} stopped, ${sum('executionsFailed')} failed after all their retries; ${sum('reconciled')} watches woken by the dead-man's switch`,
    `  calls       ${sum('calls')} over the network`,
    '',
    ...table(parts),
    '',
    ...(wrong.length === 0 ? ['Nothing lost, nothing doubled, nobody left alone.'] : wrong.map(line => `✗ ${line}`)),
    '',
  ]
  return { text: lines.join('\n'), isWell: wrong.length === 0 }
}

const columns = ['injected', 'retried', 'accepted', 'toldAgain', 'lost', 'doubled', 'mailsTwice', 'unknown'] as const
const heads = {
  injected: 'injected',
  retried: 'tried again by the SDK',
  accepted: 'sender: accepted',
  toldAgain: 'sender: try again',
  lost: 'reports lost',
  doubled: 'doubled',
  mailsTwice: 'mails twice',
  unknown: 'unknown',
} as const satisfies Record<(typeof columns)[number], string>

function table(parts: readonly PartFindings[]): string[] {
  const first = Math.max(...faultKinds.map(kind => nameOfFault[kind].length))
  const row = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(first)}  ${cells.map((cell, n) => cell.padStart(heads[columns[n] ?? 'injected'].length)).join('  ')}`
  const numbers = faultKinds.map(kind =>
    columns.map(name => parts.reduce((sum, part) => sum + part.faults[kind][name], 0)),
  )
  const sums = columns.map((_, n) => numbers.reduce((sum, cells) => sum + (cells[n] ?? 0), 0))
  return [
    row(
      'fault',
      columns.map(name => heads[name]),
    ),
    ...faultKinds.map((kind, n) => row(nameOfFault[kind], (numbers[n] ?? []).map(String))),
    row('all', sums.map(String)),
  ]
}
