import { Refused } from './failure.ts'
import type { ApiMiddleware } from './guards.ts'

/** Reads forms with a file: it becomes a field with the text of the file, under the name of its control. */
export function uploads(): ApiMiddleware {
  const uploadsBefore: ApiMiddleware['before'] = async ({ event }) => {
    const type = event.headers['content-type'] ?? ''
    if (!type.toLowerCase().startsWith('multipart/form-data')) return
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
    Object.assign(event, { body: await fieldsIn(await formIn(body, type)) })
  }
  return { before: uploadsBefore }
}

/** Node reads such forms by itself. */
async function formIn(body: Buffer<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    throw new Refused(400, 'The body cannot be read', { cause: error })
  }
}

/** A field that came twice counts as its last. */
async function fieldsIn(form: FormData): Promise<Readonly<Record<string, string>>> {
  const fields: [string, string][] = []
  for (const [name, value] of form) fields.push([name, typeof value === 'string' ? value : await textIn(value)])
  return Object.fromEntries(fields)
}

/** Spreadsheets write UTF-8, or what Windows wrote before it, or with two bytes a character. */
async function textIn(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
