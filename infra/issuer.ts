import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Settings } from './config.ts'

/** What a function that signs people in must know of whoever knows them. */
export type Issuer = {
  readonly issuer: string
  readonly clientId: string
  /** The claim of the ID token that lists a person's groups. */
  readonly groupsClaim: string
  /** Absent for a public client, which has PKCE alone. */
  readonly secret?: Secret | undefined
}

/** Somebody else's issuer, as the settings name it. */
export function issuerOf(
  { issuer, clientId, groupsClaim }: Extract<Settings['identity'], { kind: 'issuer' }>,
  secret: Secret | undefined,
): Issuer {
  return { issuer, clientId, groupsClaim, secret }
}
