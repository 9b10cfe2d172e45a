import * as z from 'zod'
import { forEvery, parseContent } from './content.ts'
import { InvalidContent } from './errors.ts'
import { Texts } from './language.ts'
import { LocalDate } from './report.ts'

const isoish = /^\d{4}(-\d{2}(-\d{2})?)?$/

/**
 * Since when a statement has not been confirmed: the date of its source, as exact as it is known, or `undated` when the
 * source carries none. Pages say "not confirmed since …".
 */
export const NotConfirmedSince = z.union([z.string().regex(isoish), z.literal('undated')])
export type NotConfirmedSince = z.infer<typeof NotConfirmedSince>

/** How sure a statement is, and since when it is not. Nothing is published that is not at least dated. */
export const provenance = {
  source: z.url(),
  /** Date of the source, as exact as it is known. */
  sourceDate: z.string().regex(isoish).optional(),
  mark: z.enum(['confirmed', 'dated']),
  notConfirmedSince: NotConfirmedSince.optional(),
  /** The day a person phoned or asked, and in which function: never a name. Empty until somebody did. */
  verifiedOn: LocalDate.optional(),
  verifiedBy: z.string().min(1).optional(),
  /** Absent: the day that freshness.json names for everything. */
  reviewBefore: LocalDate.optional(),
}

/** `dated`, and only `dated`, says since when. */
export const isHonest = (value: {
  readonly mark: 'confirmed' | 'dated'
  readonly notConfirmedSince?: NotConfirmedSince | undefined
}): boolean => (value.mark === 'dated') === (value.notConfirmedSince !== undefined)
export const honesty = 'write notConfirmedSince when the mark is dated, and only then'

/** Whoever checked something says so with the day. */
export const isSigned = (value: {
  readonly verifiedOn?: string | undefined
  readonly verifiedBy?: string | undefined
}): boolean => (value.verifiedOn === undefined) === (value.verifiedBy === undefined)
export const signature = 'write verifiedOn and verifiedBy together, once a person checked it'

/** A national contact point. What we do not know about it is absent, and the site says so. */
export const Channel = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    name: Texts,
    owner: z.string().min(1),
    /** As people read it, and as a telephone dials it. */
    phone: z.strictObject({ shown: z.string(), dial: z.string().regex(/^\+?\d+$/) }).optional(),
    url: z.url().optional(),
    email: z.email().optional(),
    /** `unknown`: no source of ours names the hours, and the text says so. */
    opening: z.enum(['always', 'office', 'unknown']),
    hours: Texts,
    /** What to do when nobody answers. */
    whenClosed: Texts,
    note: Texts.optional(),
    ...provenance,
    reviewBefore: LocalDate,
  })
  .refine(isHonest, honesty)
  .refine(isSigned, signature)
export type Channel = z.infer<typeof Channel>

/** @throws InvalidContent */
export function readChannels(raw: unknown): ReadonlyMap<string, Channel> {
  const channels = new Map<string, Channel>()
  forEvery(parseContent(z.array(Channel), raw, 'channels'), channel => {
    if (channels.has(channel.id)) throw new InvalidContent(`channels: ${channel.id}: used twice; give each its own id`)
    channels.set(channel.id, channel)
  })
  return channels
}
