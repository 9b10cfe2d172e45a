import * as z from 'zod'
import { Language } from './language.ts'

/** What every page and every state of it is looked at for. */
export const checks = [
  'rules',
  'contrastByDay',
  'contrastByNight',
  'landmarks',
  'zoom200',
  'zoom400',
  'largeText',
  'forcedColours',
  'focus',
  'motion',
] as const
export const Check = z.enum(checks)
export type Check = z.infer<typeof Check>

/** A page of the site, or an answer of the API in one of its states, in one language. */
const Looked = z.strictObject({
  kind: z.enum(['page', 'answer']),
  name: z.string(),
  language: Language,
  failed: z.array(Check),
})
export type Looked = z.infer<typeof Looked>

/** What the tests of accessibility found. */
export const AccessibilityResults = z.strictObject({
  /** Of the sources that the tested pages were made of: results of other sources say nothing about these. */
  sources: z.string(),
  on: z.iso.date(),
  axe: z.string(),
  browser: z.string(),
  looked: z.array(Looked).min(1),
})
export type AccessibilityResults = z.infer<typeof AccessibilityResults>

export type CheckSummary = {
  readonly check: Check
  /** How many pages and answers it was done on, in all languages together. */
  readonly times: number
  readonly failed: readonly Looked[]
}

/** Every check with what it failed on. */
export function summaryOf({ looked }: AccessibilityResults): readonly CheckSummary[] {
  return checks.map(check => ({
    check,
    times: looked.length,
    failed: looked.filter(({ failed }) => failed.includes(check)),
  }))
}

/** How many different pages and answers there were; each was looked at in every language. */
export function countOf({ looked }: AccessibilityResults, kind: Looked['kind']): number {
  return new Set(looked.filter(one => one.kind === kind).map(({ name }) => name)).size
}
