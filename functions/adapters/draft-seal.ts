import { hkdfSync, randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { FormValues } from '#domain/form.ts'
import { lock, unlock } from './box.ts'

/** What the table holds of the answers; both are base64. */
export const SealedDraft = z.object({ salt: z.base64(), box: z.base64() })
export type SealedDraft = z.infer<typeof SealedDraft>

/** What a draft is tied to: in another place, at another version or with another end it does not open. */
export type Bound = { readonly place: string; readonly version: number; readonly expires: number }

const saltLength = 16
const keyLength = 32

/** Encrypts answers so that only the code opens them. Every save has a salt, and so a key, of its own. */
export function sealDraft(code: string, answers: FormValues, bound: Bound): SealedDraft {
  const salt = randomBytes(saltLength)
  const box = lock(JSON.stringify(answers), keyFrom(code, salt), boundTo(bound))
  return { salt: salt.toString('base64'), box: box.toString('base64') }
}

/** Throws when the code is another, or anything was changed or moved. */
export function openDraft(code: string, { salt, box }: SealedDraft, bound: Bound): FormValues {
  const text = unlock(Buffer.from(box, 'base64'), keyFrom(code, Buffer.from(salt, 'base64')), boundTo(bound))
  return Answers.parse(JSON.parse(text))
}

const Answers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/**
 * The code is no password that somebody thought of but 80 random bits: a slow hash, which makes each guess dearer,
 * would add nothing to a space that nobody can search.
 */
function keyFrom(code: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', code, salt, 'meldroute draft', keyLength))
}

const boundTo = ({ place, version, expires }: Bound): string => `${place}|${version}|${expires}`
