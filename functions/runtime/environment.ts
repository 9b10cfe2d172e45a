import * as z from 'zod'

const text = z.string().min(1)

/** What somebody can read or change on the way is worth nothing; this machine's own loopback is the exception. */
const trustworthy = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$))/

/** Every variable a function may be told, and what it must look like. */
const shape = {
  TABLE_NAME: text,
  REPORT_KEY_ARN: text,
  KEYS_SECRET_ARN: text,
  ORIGIN_SECRET_ARN: text,
  ESCALATION_ARN: text,
  FOLLOW_UP_ARN: text,
  SENDER: z.email(),
  CONFIGURATION_SET: text,
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, 'an origin, such as https://example.org')
    .regex(trustworthy, 'an https address, or http on this machine'),
  NATIONAL_DESK: z.email(),
  ISSUER: z.url().regex(trustworthy, 'an https address, or http on this machine'),
  CLIENT_ID: text,
  GROUPS_CLAIM: text,
  /** Absent for a public client. */
  CLIENT_SECRET_ARN: text.optional(),
  STAGE: text,
  CLOCK_ORIGIN: z.iso.datetime(),
  CLOCK_RATE: z.coerce.number().min(1).max(4320),
} as const satisfies Record<string, z.ZodType>

type Values = z.output<z.ZodObject<typeof shape>>
export type Variable = keyof Values

const variables: { readonly [Name in Variable]: z.ZodType<Values[Name]> } = shape

/** Reads one variable where it is needed, so that a function must be told only what it uses. The error names it. */
export function setting<Name extends Variable>(
  name: Name,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Values[Name] {
  const parsed = variables[name].safeParse(environment[name])
  if (parsed.success) return parsed.data
  throw new Error(`The environment variable ${name} is missing or wrong: ${parsed.error.issues[0]?.message}`)
}
