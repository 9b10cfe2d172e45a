import { LocalDate, Reference } from '#domain/report.ts'
import type { NoticeKey } from './keys.ts'

/**
 * The name under which the mailer's events speak of a notice: `<reference>_<id>`, for a digest `<holder>_<id>`, in a
 * drill `<day>_<id>`. SES allows letters, digits, `_` and `-` only.
 */
export function noticeTag({ reference, drill, holder, id }: NoticeKey): string {
  const owner = reference ?? drill ?? holder
  if (owner === undefined) throw new Error('A notice without a report needs a holder')
  return `${owner}_${id}`
}

/** Reads a tag back; `undefined` for whatever is not ours. */
export function readNoticeTag(tag: string): NoticeKey | undefined {
  const [, owner, id] = /^([A-Za-z0-9-]+)_([A-Za-z0-9-]+)$/.exec(tag) ?? []
  if (owner === undefined || id === undefined) return undefined
  const reference = Reference.safeParse(owner)
  if (reference.success) return { reference: reference.data, id }
  const drill = LocalDate.safeParse(owner)
  return drill.success ? { drill: drill.data, id } : { holder: owner, id }
}
