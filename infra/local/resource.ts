import { createHash } from 'node:crypto'
import * as z from 'zod'

export const account = '000000000000'

/** One resource of the assembly with every intrinsic function worked out. */
export type Resource = {
  stack: string
  region: string
  logicalId: string
  type: string
  /** The physical name: the one the template gives, else `<stack>-<logical id>`. */
  name: string
  properties: Readonly<Record<string, unknown>>
}

/**
 * The properties of a type we host: those the shape reads, and those that make no difference on one machine. Any other
 * is refused, for it might matter.
 */
export function hosting<S extends z.ZodRawShape>(shape: S, ignored: readonly string[] = []) {
  return z.looseObject(shape).superRefine((properties, context) => {
    for (const key of Object.keys(properties)) {
      if (key in shape || ignored.includes(key)) continue
      context.addIssue({ code: 'custom', path: [key], message: 'The local runtime does not know this property' })
    }
  })
}

export function propertiesOf<T>(resource: Resource, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(resource.properties)
  if (parsed.success) return parsed.data
  const where = `${resource.stack}/${resource.logicalId} (${resource.type})`
  throw new Error(`The local runtime cannot host ${where} as it is:\n${z.prettifyError(parsed.error)}`)
}

export const ofType = (resources: readonly Resource[], ...types: readonly string[]) =>
  resources.filter(({ type }) => types.includes(type))

/** The same identifier for the same resource, over restarts and machines. */
export function stableId(stack: string, logicalId: string, length: number): string {
  return createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, length)
}

/** The same, in the form of a UUID. */
export function stableUuid(stack: string, logicalId: string): string {
  const hex = stableId(stack, logicalId, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
