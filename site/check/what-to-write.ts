import type * as z from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/** Words for what a schema says without words of its own: never what is wrong alone, but what to write. */
export function whatToWrite(issue: RawIssue): string {
  const { code, input } = issue
  if (code === 'invalid_type') {
    return input === undefined
      ? 'is missing; add it'
      : `write ${valueNames[issue.expected] ?? issue.expected}${not(input)}`
  }
  if (code === 'invalid_value') return `write ${listed(issue.values.map(String))}${not(input)}`
  if (code === 'invalid_format') return `write ${formatNames[issue.format] ?? 'it as described below'}${not(input)}`
  if (code === 'too_small') return `write ${tooSmall(issue)}${not(input)}`
  if (code === 'too_big') return `write ${tooBig(issue)}`
  return 'write it as described below'
}

const valueNames: Readonly<Record<string, string>> = {
  string: 'a text between quotation marks',
  number: 'a number without quotation marks',
  int: 'a whole number without quotation marks',
  boolean: 'true or false, without quotation marks',
  array: 'a list between [ and ]',
  tuple: 'a list between [ and ]',
  object: 'fields between { and }',
  record: 'fields between { and }',
}

const formatNames: Readonly<Record<string, string>> = {
  url: 'a whole address that begins with https://',
  email: 'the address of a mailbox, as loket@gemeente.nl',
  date: 'a day that exists, as 2026-11-26',
  datetime: 'a moment as 2026-11-26T09:00:00Z',
}

function tooSmall({ origin, minimum }: Extract<RawIssue, { code: 'too_small' }>): string {
  if (origin === 'string')
    return Number(minimum) > 1 ? `at least ${minimum} letters` : 'a text: nothing is written here'
  return origin === 'array' ? `at least ${minimum} between [ and ]` : `${minimum} or more`
}

function tooBig({ origin, maximum }: Extract<RawIssue, { code: 'too_big' }>): string {
  if (origin === 'string') return `at most ${maximum} letters`
  return origin === 'array' ? `at most ${maximum} between [ and ]` : `${maximum} or less`
}

const longestShown = 40

function not(input: unknown): string {
  const shown = JSON.stringify(input)
  return shown === undefined || shown.length > longestShown || shown === '""' ? '' : `, not ${shown}`
}

export const listed = (words: readonly string[], type: Intl.ListFormatType = 'disjunction'): string =>
  new Intl.ListFormat('en', { type }).format(words)

/** The word that was probably meant. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map(other => ({ other, steps: distance(word.toLowerCase(), other.toLowerCase()) }))
    .toSorted((one, other) => one.steps - other.steps)
  return best !== undefined && best.steps <= Math.max(2, word.length / 3) ? best.other : undefined
}

/** How many letters differ (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    let left = index + 1
    const above = row
    row = [
      left,
      ...[...other].map((same, column) => {
        left = Math.min(left + 1, (above[column + 1] ?? 0) + 1, (above[column] ?? 0) + Number(letter !== same))
        return left
      }),
    ]
  }
  return row[other.length] ?? 0
}
