import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Calendar } from '#domain/calendar.ts'
import { InvalidContent } from '#domain/errors.ts'
import { type Ladders, readLadders } from '#domain/ladder.ts'
import { Language } from '#domain/language.ts'
import { monthsAfter } from '#domain/local-time.ts'
import { isRegion, type RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { type Desk, desks } from './people.ts'
import { replayTexts } from './texts.ts'

export type Options = {
  readonly region: RegionCode
  /** `2026-04` */
  readonly month: string
  readonly seed: string
  readonly reports: number
  readonly desk: Desk
  readonly language: Language
  readonly other?: { readonly file: string; readonly ladders: Ladders }
}

/** What a person typed cannot be done; the message says what to write, in their language. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption'
}

export type Known = { readonly regions: readonly string[]; readonly calendar: Calendar }

const spelled = {
  region: { type: 'string' },
  month: { type: 'string' },
  seed: { type: 'string', default: '1' },
  reports: { type: 'string', default: '12' },
  desk: { type: 'string', default: 'mixed' },
  lang: { type: 'string', default: 'nl' },
  ladders: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Errors = typeof replayTexts.nl.errors

/** Undefined when somebody only asks how it is used. @throws WrongOption */
export function optionsIn(args: readonly string[], known: Known): Options | undefined {
  const { values, language } = read(args)
  const { errors } = replayTexts[language]
  if (values.help) return undefined
  return {
    region: regionIn(values.region, known, errors),
    month: monthIn(values.month, known, errors),
    seed: seedIn(values.seed, errors),
    reports: reportsIn(values.reports, errors),
    desk: deskIn(values.desk, errors),
    language,
    ...(values.ladders === undefined
      ? {}
      : { other: { file: values.ladders, ladders: laddersIn(values.ladders, errors) } }),
  }
}

/** The language in which to say what is wrong, as far as it can be read. */
export function languageIn(args: readonly string[]): Language {
  const { values } = parseArgs({ args: [...args], options: spelled, strict: false })
  const language = Language.safeParse(values.lang)
  return language.success ? language.data : 'nl'
}

function read(args: readonly string[]) {
  const language = languageIn(args)
  const { errors } = replayTexts[language]
  try {
    const { values } = parseArgs({ args: [...args], options: spelled })
    if (!Language.safeParse(values.lang).success) throw wrong(errors.lang, values.lang)
    return { values, language }
  } catch (error) {
    if (error instanceof WrongOption) throw error
    const option = /'([^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    throw new WrongOption(fill(errors.option, { option }), { cause: error })
  }
}

const wrong = (text: string, value: string): WrongOption => new WrongOption(fill(text, { value }))

function needed(value: string | undefined, option: string, { missing }: Errors): string {
  if (value === undefined) throw new WrongOption(fill(missing, { option }))
  return value
}

function regionIn(given: string | undefined, { regions }: Known, errors: Errors): RegionCode {
  const value = needed(given, '--region', errors).toUpperCase()
  if (isRegion(value) && regions.includes(value)) return value
  throw wrong(errors.region, value)
}

function monthIn(given: string | undefined, { calendar }: Known, errors: Errors): string {
  const value = needed(given, '--month', errors)
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw wrong(errors.month, value)
  const years = Object.keys(calendar.closedDays).toSorted()
  // What comes in on the last day is followed into the next months.
  const isKnown = [value.slice(0, 4), monthsAfter(`${value}-01`, 3).slice(0, 4)].every(year => years.includes(year))
  if (isKnown) return value
  throw new WrongOption(fill(errors.calendar, { value, from: `${years[0]}-01`, until: `${years.at(-1)}-09` }))
}

function seedIn(value: string, errors: Errors): string {
  if (/^[A-Za-z0-9-]{1,40}$/.test(value)) return value
  throw new WrongOption(errors.seed)
}

function reportsIn(value: string, errors: Errors): number {
  if (/^[1-9]\d{0,2}$/.test(value) && Number(value) <= 200) return Number(value)
  throw wrong(errors.reports, value)
}

function deskIn(value: string, errors: Errors): Desk {
  const desk = desks.find(name => name === value)
  if (desk) return desk
  throw wrong(errors.desk, value)
}

/** The same checks as of the ladder that is in force: a hole in it is refused, by field. */
function laddersIn(file: string, errors: Errors): Ladders {
  const raw = parsed(text(file, errors), file, errors)
  try {
    return readLadders(raw, file)
  } catch (error) {
    if (!(error instanceof InvalidContent)) throw error
    throw new WrongOption(`${fill(errors.ladders, { file })}\n${error.message}`, { cause: error })
  }
}

function text(file: string, { unreadable }: Errors): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new WrongOption(fill(unreadable, { file }), { cause: error })
  }
}

function parsed(json: string, file: string, { notJson }: Errors): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new WrongOption(fill(notJson, { file, why }), { cause: error })
  }
}
