import * as z from 'zod'

/** What an answer is parsed with, from how the description of the API puts it. */
export function schemaOf(described: unknown): z.ZodType {
  return z.fromJSONSchema(
    z.custom<Parameters<typeof z.fromJSONSchema>[0]>(value => value !== undefined).parse(described),
  )
}
