import * as z from 'zod'
import type { Calendar } from './calendar.ts'
import { Conflict } from './errors.ts'
import type { Freshness } from './freshness.ts'
import { Language } from './language.ts'
import { compareInstants, daysAfter, instantOf } from './local-time.ts'
import { Instant, Sealed } from './report.ts'
import { RegionCode } from './situation.ts'
import type { FieldError } from './submission.ts'
import { deadline, localDateOf } from './working-time.ts'

/** What a reader says is not right about a page. */
export const MistakeKind = z.enum(['number', 'hours', 'name', 'step', 'text', 'translation', 'other'])
export type MistakeKind = z.infer<typeof MistakeKind>

/** What whoever keeps the page found. */
export const MistakeOutcome = z.enum(['corrected', 'wasRight', 'cannotTell'])
export type MistakeOutcome = z.infer<typeof MistakeOutcome>

export const longestMistake = 1000

/** That a number does not work says enough; all else needs words. */
const speaksForItself: readonly MistakeKind[] = ['number', 'hours']

/** What a reader sends. Nobody is asked who they are: nothing of it can be answered, and the page says so. */
export const SentMistake = z.strictObject({
  /** Made with the form; the same words under the same key are kept once. */
  submissionKey: z.uuid(),
  /** The code of the page. */
  page: z.string(),
  kind: MistakeKind,
  text: z.string().trim().max(longestMistake).optional(),
  language: Language,
})
export type SentMistake = z.infer<typeof SentMistake>

/** One report of a mistake, as it is kept until it was dealt with and for a while after. */
export const Mistake = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  page: z.string(),
  keeper: RegionCode,
  kind: MistakeKind,
  language: Language,
  receivedAt: Instant,
  sealed: Sealed.optional(),
  /** How often whoever keeps the page was told of it, and when next; absent when not again. */
  told: z.int().min(0),
  tellAt: Instant.optional(),
  state: z.discriminatedUnion('phase', [
    z.strictObject({ phase: z.literal('open') }),
    /** `by`: the subject of a person. */
    z.strictObject({ phase: z.literal('settled'), at: Instant, by: z.string(), outcome: MistakeOutcome }),
  ]),
})
export type Mistake = z.infer<typeof Mistake>

/** As people see it: what was written is opened apart from it. */
export type ShownMistake = Omit<Mistake, 'sealed'>
export const withoutSeal = ({ sealed: _, ...shown }: Mistake): ShownMistake => shown

type Checked =
  | { readonly ok: true; readonly mistake: SentMistake }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Checks what a form or a program sent; an empty text is none. Errors carry codes, never what was sent. */
export function checkMistake({ text, ...fields }: Readonly<Record<string, unknown>>): Checked {
  // Browsers send a line's end as two characters, and count it as one.
  const written = typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : text
  const parsed = SentMistake.safeParse(written === '' ? fields : { ...fields, text: written })
  if (!parsed.success) return { ok: false, errors: errorsIn(parsed.error) }
  const errors = needsWords(parsed.data)
  return errors.length === 0 ? { ok: true, mistake: parsed.data } : { ok: false, errors }
}

function needsWords({ kind, text }: SentMistake): readonly FieldError[] {
  return text !== undefined || speaksForItself.includes(kind) ? [] : [{ field: 'text', code: 'textRequired' }]
}

function errorsIn({ issues }: z.ZodError): readonly FieldError[] {
  const wrong = new Set(issues.map(({ path }) => String(path[0] ?? 'form')))
  return (['form', 'submissionKey', 'kind', 'text'] as const).flatMap((field): readonly FieldError[] =>
    wrong.has(field) ? [codes[field]] : [],
  )
}

const codes = {
  form: { field: 'form', code: 'unknownField' },
  submissionKey: { field: 'form', code: 'submissionKeyInvalid' },
  kind: { field: 'kind', code: 'kindRequired' },
  text: { field: 'text', code: 'textTooLong' },
} as const satisfies Record<string, FieldError>

/** As it is first kept; whoever keeps the page is told in the next daily mail. */
export function receiveMistake(
  { page, kind, language }: SentMistake,
  { id, keeper, sealed, at }: Pick<Mistake, 'id' | 'keeper' | 'sealed'> & { readonly at: Instant },
): Mistake {
  const state = { phase: 'open' } as const
  return { id, page, keeper, kind, language, receivedAt: at, ...(sealed && { sealed }), told: 0, tellAt: at, state }
}

/**
 * Somebody looked, and says what came of it.
 * @throws Conflict when a colleague found something else before
 */
export function settle(mistake: Mistake, { outcome, by }: Settling, at: Instant): Mistake {
  const { state } = mistake
  if (state.phase === 'open') {
    const { tellAt: _, ...rest } = mistake
    return { ...rest, state: { phase: 'settled', at, by, outcome } }
  }
  if (state.outcome === outcome) return mistake
  throw new Conflict('A colleague settled it otherwise')
}

export type Settling = { readonly outcome: MistakeOutcome; readonly by: string }

type TellingSetting = { readonly schedule: Freshness['mistakes']; readonly calendar: Calendar }

/** Is whoever keeps the page to be told of it now? */
export function isToBeTold({ state, tellAt }: Mistake, now: Instant): boolean {
  return state.phase === 'open' && tellAt !== undefined && compareInstants(tellAt, now) <= 0
}

/** Once the mail went out: told once more, and again after a while, as often as the schedule says. */
export function toldOf(mistake: Mistake, at: Instant, { schedule, calendar }: TellingSetting): Mistake {
  const { tellAt: _, ...rest } = mistake
  const days = schedule.againAfterWorkingDays[mistake.told]
  const told = { ...rest, told: mistake.told + 1 }
  if (days === undefined) return told
  // From the morning on: a mail that went out late today is no reason to be late again.
  const day = localDateOf(deadline(at, { amount: days, unit: 'workingDays' }, calendar).at)
  return { ...told, tellAt: instantOf({ date: day, time: 0 }) }
}

/** Nobody looked for so long that somebody else must know. */
export function isLongOpen(
  { state, receivedAt }: Mistake,
  now: Instant,
  { longOpenDays }: Freshness['mistakes'],
): boolean {
  if (state.phase !== 'open') return false
  return localDateOf(now) >= daysAfter(localDateOf(receivedAt), longOpenDays)
}
