import * as z from 'zod'
import { cookieNames } from './cookies.ts'

/*
 * What the description of the API is made of: one place for how a body, an answer and a refusal are written down.
 */

export const Problem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
})

export const schema = (of: z.ZodType, io: 'input' | 'output' = 'output') =>
  z.toJSONSchema(of, { target: 'draft-2020-12', io })

export const body = (of: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: schema(of, 'input') } },
})

export const answer = (description: string, of: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: schema(of) } },
})

export const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** What every call with a body may be told. */
export const refusals = {
  400: refusal('Malformed, or not sent from this site'),
  413: refusal('Larger than 32 kB'),
  415: refusal('Not a content type taken here'),
  422: refusal('Some fields are not right: a code per field'),
}

/** Counted by address: only what anybody may write. */
export const tooMany = { 429: refusal('Too many writes from one address; Retry-After says when again') }

export const text = (limit: number) => z.string().min(1).max(limit)

export const asked = (name: string, description: string) => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
})

/** A part of the path. */
export const named = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})

/** The cookie that signing in sets: a browser has it, a program brings it along. */
export const securitySchemes = { session: { type: 'apiKey', in: 'cookie', name: cookieNames.session } }

/** What a call for people who signed in has in common with every other one. */
export const signedIn = {
  security: [{ session: [] }],
  refusals: {
    401: refusal('Nobody is signed in, or no longer'),
    404: refusal('It does not exist, or not for whoever asks; which of both is never told'),
  },
}
