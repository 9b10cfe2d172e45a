import parseMultipart from '@middy/http-multipart-body-parser'
import * as z from 'zod'
import type { BodyParser } from './guards.ts'

/** Reads forms with a file: it becomes a field with the text of the file, under the name of its control. */
export function uploads(): BodyParser {
  const { before } = parseMultipart({ disableContentTypeError: true })
  const uploadsBefore: BodyParser['before'] = async request => {
    await before?.(request)
    const fields = Fields.safeParse(request.event.body)
    if (fields.success) request.event.body = fields.data
  }
  return { before: uploadsBefore }
}

const File = z.object({ content: z.instanceof(Uint8Array) }).transform(({ content }) => decoded(content))
const Field = z.union([
  z.string(),
  z.array(z.string()),
  File,
  z.tuple([File], z.unknown()).transform(([first]) => first),
])
/** What another parser read holds no file, and stays as it is. */
const Fields = z.record(z.string(), Field)

/** Spreadsheets write UTF-8, or what Windows wrote before it, or with two bytes a character. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
