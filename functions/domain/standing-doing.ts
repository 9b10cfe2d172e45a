import * as z from 'zod'
import { type Actor, may } from './access.ts'
import { InvalidInput } from './errors.ts'
import { RegionCode } from './situation.ts'
import { type Side, type StandingAct, standingLimits } from './standing.ts'
import { mayWithdraw, regionsSpokenFor, sideTowards } from './standing-side.ts'
import type { FieldError } from './submission.ts'
import type { Unit } from './unit.ts'

/** What somebody does to how far a unit is, named as in its address; what is asked for first comes first. */
export const doingNames = ['confirm', 'publish', 'comment', 'enter', 'withdraw'] as const
export type DoingName = (typeof doingNames)[number]

/** What was asked to be done; the fields of an entry are checked against what is said at that moment. */
export type Doing =
  | { readonly act: 'enter'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly act: 'comment'; readonly region: RegionCode; readonly text?: string | undefined }
  | { readonly act: 'confirm' | 'publish' | 'withdraw' }

/** How each is called in the history. */
export const stepsOfDoing: Readonly<Record<DoingName, readonly StandingAct[]>> = {
  enter: ['entered'],
  confirm: ['confirmed', 'stillSo'],
  comment: ['commented'],
  publish: ['published'],
  withdraw: ['withdrawn'],
}

export const doingCodes = ['unknownField', 'regionRequired', 'commentTooLong'] as const
type DoingError = FieldError & { readonly code: (typeof doingCodes)[number] }

/** `undefined` for what is no act. @throws InvalidInput with a code per field */
export function doingIn(act: string | undefined, fields: Readonly<Record<string, unknown>>): Doing | undefined {
  const name = doingNames.find(known => known === act)
  if (name === undefined) return undefined
  if (name === 'enter') return { act: name, values: fields }
  if (name === 'comment') return commentIn(fields)
  refuse(Object.keys(fields).length > 0 ? [{ field: 'form', code: 'unknownField' }] : [])
  return { act: name }
}

const Words = z.string().transform(text => text.replaceAll('\r\n', '\n').trim())

function commentIn({ region, text, ...others }: Readonly<Record<string, unknown>>): Doing {
  const [forRegion, words] = [RegionCode.safeParse(region), Words.optional().safeParse(text)]
  const isStrange = Object.keys(others).length > 0 || !words.success
  const isLong = (words.data ?? '').length > standingLimits.comment
  refuse([
    ...(isStrange ? [{ field: 'form', code: 'unknownField' } as const] : []),
    ...(forRegion.success ? [] : [{ field: 'region', code: 'regionRequired' } as const]),
    ...(isLong ? [{ field: 'text', code: 'commentTooLong' } as const] : []),
  ])
  return { act: 'comment', region: RegionCode.parse(region), ...(words.data && { text: words.data }) }
}

function refuse(errors: readonly DoingError[]): void {
  if (errors.length > 0) throw new InvalidInput(errors)
}

/** Whether this is somebody's to do; whether the state allows it is another question. */
export function mayDo(
  actor: Actor,
  doing: Doing,
  { unit, pending }: { readonly unit: Unit; readonly pending: { readonly side: Side } | undefined },
): boolean {
  switch (doing.act) {
    case 'enter':
      return sideTowards(actor, unit) !== undefined
    case 'confirm':
      return may(actor, 'confirmStanding', unit)
    case 'comment':
      return regionsSpokenFor(actor, unit).includes(doing.region)
    case 'publish':
      return may(actor, 'publishStandings', undefined)
    case 'withdraw':
      return mayWithdraw(actor, unit, pending ?? { side: 'region' })
  }
}

/** What somebody can do about a standing as it is. */
export type Possible = {
  /** From which side an entry would come. */
  readonly enter: Side | undefined
  /** The entry that waits, or, without one, that what is published is still so. */
  readonly confirm: 'entry' | 'published' | undefined
  /** For which regions this person speaks, whether or not there is something to comment on. */
  readonly speaksFor: readonly RegionCode[]
  readonly comment: readonly RegionCode[]
  readonly publish: boolean
  readonly withdraw: boolean
}

type Known = {
  readonly pending?:
    | { readonly side: Side; readonly confirmedAt?: string | undefined; readonly waitsFor: string }
    | undefined
  readonly published?: unknown
}

export function possibleFor(actor: Actor, unit: Unit, { pending, published }: Known): Possible {
  const speaksFor = regionsSpokenFor(actor, unit)
  return {
    speaksFor,
    enter: sideTowards(actor, unit),
    confirm: may(actor, 'confirmStanding', unit) ? toConfirm({ pending, published }) : undefined,
    comment: pending ? speaksFor : [],
    publish: pending?.waitsFor === 'ready' && may(actor, 'publishStandings', undefined),
    withdraw: pending !== undefined && mayWithdraw(actor, unit, pending),
  }
}

function toConfirm({ pending, published }: Partial<Known>): Possible['confirm'] {
  if (pending) return pending.confirmedAt === undefined ? 'entry' : undefined
  return published === undefined ? undefined : 'published'
}
