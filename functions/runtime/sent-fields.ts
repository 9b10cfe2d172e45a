import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { InvalidInput } from '#domain/errors.ts'
import type { FormValues } from '#domain/form.ts'
import { textOfError } from '#view/field.ts'
import type { Wording } from '#view/wording.ts'

/*
 * What a form sent, as a page can show it again, and what is not right with it, as a program is told.
 */

type Fields = Readonly<Record<string, unknown>>

/** What was typed and what was chosen from lists; whatever else came is no answer to a question. */
export function valuesIn(fields: Fields): FormValues {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (isText(value)) return [[name, value]]
      return Array.isArray(value) ? [[name, value.filter(isText)]] : []
    }),
  )
}

/** The same of a form in which every question has one answer. */
export function textsIn(fields: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => isText(field[1])))
}

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * Nothing is silently dropped: a field nobody asked for is told.
 * @throws InvalidInput for any field but these, and the language that every page sends along
 */
export function nothingBut(fields: Fields, ...names: readonly string[]): void {
  const known = [...names, 'lang', 'language']
  const isStrange = Object.keys(fields).some(name => !known.includes(name))
  if (isStrange) throw new InvalidInput([{ field: 'form', code: 'unknownField' }])
}

/** The key that a form came with; another one when what came is none, so that it can be sent once it is right. */
export const formKeyFrom = (sent: unknown): string => z.uuid().safeParse(sent).data ?? randomUUID()

/** The version that a page showed; 0 is what nobody ever changed. */
export const SeenVersion = z.coerce.number().int().min(0).catch(0)

/** What travels with the fields apart from them: the language of the page, and the version it shows. */
export function unpacked({ lang: _, version, ...values }: Fields) {
  return { values, version: SeenVersion.parse(version) }
}

/**
 * Gives every error the words of its own form: those that everybody's form has no words for.
 * @throws whatever the work throws
 */
export async function withOwnWords<Result>(
  { form }: Pick<Wording, 'form'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const fields = error.fields.map(field => ({ ...field, message: textOfError(field, form) }))
    throw new InvalidInput(fields, { cause: error })
  }
}
