import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { draftCodeFrom } from '#domain/draft.ts'
import type { FormValues } from '#domain/form.ts'
import type { Instant } from '#domain/report.ts'
import { whileItIs } from './draft-disposal.ts'
import { openDraft, SealedDraft, sealDraft } from './draft-seal.ts'
import { createDraftTokens, type DraftHandle, type DraftTokens } from './draft-tokens.ts'
import { happened, putNew, read, type Table } from './items.ts'
import { draftKey, tableKeys } from './keys.ts'
import type { Keyring } from './secrets.ts'

/** A draft after it was written: the token goes on with it, until it goes. */
export type KeptDraft = { readonly token: string; readonly until: Instant }

export type DraftStore = {
  /** Keeps answers under a new code, which is told here and nowhere again. */
  create(answers: FormValues): Promise<KeptDraft & { readonly code: string }>
  /**
   * Writes over the draft that a form went on with. `changed`: somebody else, in another window perhaps, did so first,
   * and nothing was written. `gone`: there is none to go on with.
   */
  replace(token: string, answers: FormValues): Promise<KeptDraft | 'changed' | 'gone'>
  /** The code in its one spelling. A wrong one and one that expired are the same after the same reads. */
  open(code: string): Promise<(KeptDraft & { readonly answers: FormValues }) | undefined>
}

type Options = {
  readonly keyring: Pick<Keyring, 'key' | 'draftHash'>
  /** When a draft written now goes, in seconds since 1970. */
  readonly expires: (realNow: Instant) => number
  /** Drafts live in real time, as the table's own time to live does. */
  readonly realNow?: () => number
}

type Drafts = Required<Options> & { readonly table: Table; readonly tokens: DraftTokens }

export function createDraftStore(table: Table, { keyring, expires, realNow = Date.now }: Options): DraftStore {
  const drafts = { table, keyring, expires, realNow, tokens: createDraftTokens(keyring, realNow) }
  return {
    create: answers => create(drafts, answers),
    replace: (token, answers) => replace(drafts, token, answers),
    open: code => open(drafts, code),
  }
}

const codeBytes = 10

async function create(drafts: Drafts, answers: FormValues): Promise<KeptDraft & { readonly code: string }> {
  const code = draftCodeFrom(randomBytes(codeBytes))
  const made = await itemOf(drafts, { code, version: 1 }, answers)
  if (!(await putNew(drafts.table, made))) {
    // A write whose answer was lost is tried again by the SDK, and then finds itself.
    const stored = await find(drafts, code)
    if (!isDeepStrictEqual(stored?.answers, answers)) throw new Error('Two drafts would have one code')
  }
  return { code, ...(await keptAs(drafts, { code, version: 1 }, made[tableKeys.expires])) }
}

async function replace(drafts: Drafts, token: string, answers: FormValues): Promise<KeptDraft | 'changed' | 'gone'> {
  const handle = await drafts.tokens.read(token)
  if (handle === undefined) return 'gone'
  const next = { ...handle, version: handle.version + 1 }
  const made = await itemOf(drafts, next, answers)
  const put = new PutCommand({
    TableName: drafts.table.name,
    Item: made,
    ...whileItIs({ version: handle.version, realNow: drafts.realNow() }),
  })
  if (await happened(drafts.table.client.send(put))) return keptAs(drafts, next, made[tableKeys.expires])
  const stored = await find(drafts, handle.code)
  if (stored === undefined) return 'gone'
  // The same answers, saved a second time because the first answer was lost, are no conflict.
  if (!isDeepStrictEqual(stored.answers, answers)) return 'changed'
  return keptAs(drafts, { ...handle, version: stored.version }, stored.expires)
}

async function open(drafts: Drafts, code: string): Promise<(KeptDraft & { readonly answers: FormValues }) | undefined> {
  const stored = await find(drafts, code)
  if (stored === undefined) return undefined
  const { answers, version, expires } = stored
  return { answers, ...(await keptAs(drafts, { code, version }, expires)) }
}

const Stored = SealedDraft.extend({ version: z.int().positive(), [tableKeys.expires]: z.int() })

/** One that expired counts as absent even while the table still holds it. */
async function find({ table, keyring, realNow }: Drafts, code: string) {
  const key = draftKey(await keyring.draftHash(code))
  const item = await read(table, key)
  const stored = item && Stored.parse(item)
  if (stored === undefined || stored[tableKeys.expires] * 1000 <= realNow()) return undefined
  const { version, [tableKeys.expires]: expires } = stored
  return { version, expires, answers: openDraft(code, stored, { place: key.PK, version, expires }) }
}

async function itemOf({ keyring, expires: end, realNow }: Drafts, { code, version }: DraftHandle, answers: FormValues) {
  const key = draftKey(await keyring.draftHash(code))
  const expires = end(new Date(realNow()).toISOString())
  const sealed = sealDraft(code, answers, { place: key.PK, version, expires })
  return { ...key, ...sealed, version, [tableKeys.expires]: expires }
}

async function keptAs({ tokens }: Drafts, handle: DraftHandle, expires: number): Promise<KeptDraft> {
  return { token: await tokens.sign(handle), until: new Date(expires * 1000).toISOString() }
}
