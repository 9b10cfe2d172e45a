import { parseArgs } from 'node:util'
import * as z from 'zod'

/*
 * One suite, three places to run it: what each can show, and what it takes.
 */

export const TargetName = z.enum(['local', 'ministack', 'aws'])
export type TargetName = z.infer<typeof TargetName>

/** What a suite can need beyond an address to call. */
export type Ability = 'mails' | 'signIn' | 'inside' | 'differences'

/** What each ability is, for whoever is told that it is missing. */
export const meaning: Readonly<Record<Ability, string>> = {
  mails: 'read the mails it sends',
  signIn: 'sign in as everybody there is',
  inside: 'start its jobs and read its logs, its executions and its table',
  differences: 'be compared with AWS',
}

const everyAbility: readonly Ability[] = ['mails', 'signIn', 'inside', 'differences']

export const abilities: Readonly<Record<TargetName, readonly Ability[]>> = {
  local: ['mails', 'signIn', 'inside'],
  ministack: everyAbility,
  // Mails go to mailboxes that are not ours to read; people prove who they are with a second factor; and a clock that
  // runs fast is refused there, so that nothing can be waited for.
  aws: [],
}

export const missing = (target: TargetName): readonly Ability[] =>
  everyAbility.filter(ability => !abilities[target].includes(ability))

export type Chosen = { readonly target: TargetName; readonly origin?: string }

/** Reads the flags, or says what is wrong with them. Nothing is asked of any address yet. */
export function targetIn(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Chosen | { readonly refusal: string } {
  const { values } = parseArgs({
    args: [...words],
    options: { target: { type: 'string', default: 'ministack' }, origin: { type: 'string' } },
  })
  const target = TargetName.safeParse(values.target)
  if (!target.success) return { refusal: `--target is one of ${TargetName.options.join(', ')}` }
  if (target.data !== 'aws') {
    return values.origin === undefined ? { target: target.data } : { refusal: '--origin goes with --target aws' }
  }
  return awsIn(values.origin, environment)
}

const credentials = ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE'] as const

function awsIn(
  origin: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Chosen | { readonly refusal: string } {
  const isOrigin = z.url({ protocol: /^https$/ }).safeParse(origin).success && origin === new URL(origin ?? '').origin
  if (origin === undefined || !isOrigin) {
    return { refusal: '--target aws needs --origin https://…, the public origin of a demo stage in that account' }
  }
  if (!credentials.some(name => environment[name])) {
    return { refusal: `--target aws needs credentials of the account: ${credentials.join(', or ')}` }
  }
  return { target: 'aws', origin }
}
