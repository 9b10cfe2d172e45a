import { pathTo } from '#view/paths.ts'
import { governance } from './knowledge.ts'
import { addressOf } from './origin.ts'

/** Where programs look for it (RFC 9116). */
export const securityFile = '/.well-known/security.txt'

/** Who is told of a weakness, from the settings of the stage. */
export const securityContact = (): string => setting('MELDROUTE_SECURITY_CONTACT')

/** How whoever finds a weakness reaches somebody; it says itself when it is too old to be believed. */
export function securityText(): string {
  const policy = governance.pages.get('disclosure')?.slug
  const lines = [
    ['Contact', `mailto:${securityContact()}`],
    ['Expires', setting('MELDROUTE_SECURITY_EXPIRES')],
    ['Preferred-Languages', 'nl, en'],
    ['Canonical', addressOf(securityFile).href],
    ['Policy', addressOf(pathTo('governance', 'nl', policy)).href],
    ['Policy', addressOf(pathTo('governance', 'en', policy)).href],
  ]
  return `${lines.map(([field, value]) => `${field}: ${value}`).join('\n')}\n`
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name}: infra/pages.ts sets it when it builds`)
  return value
}
