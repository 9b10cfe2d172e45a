import type { Times } from './figures.ts'

/*
 * The time of the middle message and of the slow tenth, where it gives nothing away.
 *
 * A time tells which rung was asked by then, and so how many messages were quicker: it could narrow what is suppressed of
 * the rungs. So it is only shown where the figures that are shown already say on which rung that message was taken; and
 * that there are enough of them is only taken from what is shown, too.
 */

const kinds = { median: { share: 0.5, cases: 10 }, ninetieth: { share: 0.9, cases: 30 } } as const
type Kind = keyof typeof kinds

/** From low to high; what was not taken has no time. */
const rungs = ['one', 'two', 'threeOrMore'] as const

/** What everybody can see: how many messages there are, and the shown counts of the rungs. */
export type Public = { readonly total: number; readonly shown: ReadonlyMap<string, number> }

/** The working times of a scope that may be shown; `minutes` of all its messages that came so far. */
export function publishedTimes(minutes: readonly number[], known: Public): Times {
  return timesOf(minutes, kind => isTold(kind, known))
}

/** For whoever sees every message of the region anyway: only too few cases say nothing. */
export function liveTimes(minutes: readonly number[]): Times {
  return timesOf(minutes, () => true)
}

function timesOf(minutes: readonly number[], isShown: (kind: Kind) => boolean): Times {
  const sorted = minutes.toSorted((one, other) => one - other)
  const of = (kind: Kind): number | undefined => {
    const { share, cases } = kinds[kind]
    const place = Math.ceil(share * sorted.length)
    const [found] = sorted.length >= cases && isShown(kind) ? sorted.slice(place - 1, place).map(halfHours) : []
    return found
  }
  const [median, ninetieth] = [of('median'), of('ninetieth')]
  return { ...(median !== undefined && { median }), ...(ninetieth !== undefined && { ninetieth }) }
}

const halfHours = (minutes: number): number => Math.round(minutes / 30) / 2

/** Wherever the messages lie that are not shown, this one was taken on the same rung. */
function isTold(kind: Kind, { total, shown }: Public): boolean {
  const { share, cases } = kinds[kind]
  const taken = sumOf(rungs.map(rung => shown.get(rung) ?? 0))
  const unseen = total - sumOf([...shown.values()])
  return (
    taken >= cases && rungs.some((rung, index) => liesOn(rung, rungs.slice(0, index), { share, taken, unseen, shown }))
  )
}

type Lie = { readonly share: number; readonly taken: number; readonly unseen: number; readonly shown: Public['shown'] }
type Rung = (typeof rungs)[number]

function liesOn(rung: Rung, lower: readonly Rung[], { share, taken, unseen, shown }: Lie): boolean {
  const before = sumOf(lower.map(name => shown.get(name) ?? 0))
  const through = before + (shown.get(rung) ?? 0)
  const isLowerUnseen = lower.some(name => !shown.has(name))
  const isAfterLower = before < share * taken && (!isLowerUnseen || before + unseen < share * (taken + unseen))
  return isAfterLower && through >= share * (taken + unseen)
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
