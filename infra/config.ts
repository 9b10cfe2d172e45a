import * as z from 'zod'
import type { Variant } from './bundle.ts'

/** A month in ten minutes; faster than that, waits of a second are longer than what they wait for. */
const fastestClock = 4320

const Clock = z.strictObject({
  /** From this instant the stage's time runs `rate` times as fast as the wall's. */
  origin: z.iso.datetime(),
  rate: z.coerce.number().min(1).max(fastestClock),
})

/** An organisation's own sign-on, to which the user pool sends its people. Rights they get here, from an administrator. */
const Federation = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9-]{3,32}$/),
  issuer: z.url({ protocol: /^https$/ }),
  clientId: z.string().min(1),
  /** The Secrets Manager secret in which a person put what the organisation handed over. */
  secretArn: z.string().regex(/^arn:aws:secretsmanager:/),
  /** Who types an address in one of these goes to that sign-on at once. */
  domains: z.array(z.hostname()).min(1),
})

const Cognito = z.strictObject({
  kind: z.literal('cognito'),
  /** Of the page where people sign in; one of its kind in the whole region. */
  domainPrefix: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    .refine(prefix => !/aws|amazon|cognito/.test(prefix), 'these words are reserved'),
  federation: z.array(Federation),
})

const Issuer = z.strictObject({
  kind: z.literal('issuer'),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  /** The claim of the ID token that lists a person's groups. */
  groupsClaim: z.string().min(1),
  /** Whether the client proves itself with a secret; a public one has PKCE alone. */
  hasSecret: z.boolean(),
})

/** Who knows our people: a user pool of our own, or any other OpenID Connect issuer. */
const Identity = z.discriminatedUnion('kind', [Cognito, Issuer])
export type CognitoSettings = z.infer<typeof Cognito>

/** The settings of one stage. What a person must fill in before deploying stands under example.org until then. */
export const Settings = z
  .strictObject({
    stage: z.string().regex(/^[a-z]{3,16}$/),
    /** Demo content, the word demo everywhere, and data that may be thrown away. */
    demo: z.boolean(),
    /** Where people find the site: `https://` and the name the certificate is for. */
    origin: z.url().refine(url => !url.endsWith('/'), 'no slash at the end'),
    /** Absent where there are no pages to deliver, or where CloudFront's own name is used. */
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/, 'CloudFront takes certificates of us-east-1 only')
      .optional(),
    /** The verified SES identity, a domain; `sender` is an address in it. */
    mailDomain: z.hostname(),
    sender: z.email(),
    /** The last rung of every ladder. */
    nationalDesk: z.email(),
    alarmsTo: z.email(),
    /** Whoever finds a weakness writes there; it stands in `security.txt`. */
    securityContact: z.email(),
    identity: Identity,
    clock: Clock,
    /** Raised by one after the origin secret got a new value: functions and CloudFront then read it again. */
    originSecretTurn: z.int().positive(),
    /** Search engines may list the pages. */
    findable: z.boolean(),
    /** Whether this stage has a site stack; the second cloud has none. */
    pages: z.boolean(),
  })
  .refine(({ sender, mailDomain }) => sender.endsWith(`@${mailDomain}`), 'the sender is not in the mail domain')
  .refine(({ demo, clock }) => demo || clock.rate === 1, 'the clock of a real stage runs at rate 1')
  .refine(({ demo, origin }) => demo || origin.startsWith('https:'), 'the links of a real stage lead over https')
  .refine(
    ({ demo, identity }) => demo || identity.kind === 'cognito' || identity.issuer.startsWith('https:'),
    'the issuer of a real stage is reached over https',
  )
export type Settings = z.infer<typeof Settings>

export const region = 'eu-central-1'
/** The only one of which CloudFront takes certificates. */
export const certificateRegion = 'us-east-1'

const placeholder = {
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/placeholder',
  mailDomain: 'example.org',
  sender: 'meldroute@example.org',
  nationalDesk: 'national-desk@example.org',
  alarmsTo: 'alarms@example.org',
  securityContact: 'security@example.org',
} as const

const usual = { clock: { origin: '2026-01-01T00:00:00Z', rate: 1 }, originSecretTurn: 1 }

const userPool: CognitoSettings = { kind: 'cognito', domainPrefix: 'example-org-meldroute', federation: [] }

const { certificateArn: _none, ...onThisMachine } = placeholder

const stages: Record<string, z.input<typeof Settings>> = {
  /** Hosted by infra/local on one machine. */
  local: {
    stage: 'local',
    demo: true,
    origin: 'http://localhost:8080',
    ...onThisMachine,
    identity: userPool,
    ...usual,
    findable: true,
    pages: true,
  },
  /** Deployed to an emulator by the tests, which also choose its clock. */
  cloudtest: {
    stage: 'cloudtest',
    demo: true,
    origin: 'http://localhost:4566',
    ...onThisMachine,
    // The emulator has no page to sign in on: the tests bring an issuer of their own.
    identity: {
      kind: 'issuer',
      issuer: 'http://localhost:4568',
      clientId: 'meldroute',
      groupsClaim: 'groups',
      hasSecret: false,
    },
    ...usual,
    findable: false,
    pages: false,
  },
  /** For showing to people; nothing in it is real. */
  demo: {
    stage: 'demo',
    demo: true,
    origin: 'https://demo.meldroute.example.org',
    ...placeholder,
    identity: userPool,
    ...usual,
    findable: false,
    pages: true,
  },
  production: {
    stage: 'production',
    demo: false,
    origin: 'https://meldroute.example.org',
    ...placeholder,
    identity: userPool,
    ...usual,
    findable: true,
    pages: true,
  },
}

export const stageNames: readonly string[] = Object.keys(stages)

/** Where people find what is built for a variant; pages that leave the site, as data or on an intranet, name it. */
export const originOf = (variant: Variant): string => settingsOf(variant).origin

/** Who is told of a weakness in what is built for a variant. */
export const securityContactOf = (variant: Variant): string => settingsOf(variant).securityContact

const settingsOf = (variant: Variant): Settings => settingsFrom(name => (name === 'stage' ? variant : undefined))

export const variantOf = ({ demo }: Settings): Variant => (demo ? 'demo' : 'production')

/**
 * The settings of the stage named by the context value `stage`. The context values `origin`, `clockOrigin`
 * and `clockRate` override, `issuer` and `clientId` too where no user pool is ours; everything else is changed here, where it is reviewed.
 */
export function settingsFrom(context: (name: string) => unknown): Settings {
  const base = stages[String(context('stage') ?? 'local')]
  if (!base) throw new Error(`There is no stage "${context('stage')}"; stages: ${stageNames.join(', ')}`)
  return Settings.parse({
    ...base,
    origin: context('origin') ?? base.origin,
    identity: base.identity.kind === 'issuer' ? issuerFrom(base.identity, context) : base.identity,
    clock: {
      origin: context('clockOrigin') ?? base.clock.origin,
      rate: context('clockRate') ?? base.clock.rate,
    },
  })
}

const issuerFrom = (base: z.input<typeof Issuer>, context: (name: string) => unknown) => ({
  ...base,
  issuer: context('issuer') ?? base.issuer,
  clientId: context('clientId') ?? base.clientId,
})

/** What a person must do once before a stage can be deployed; empty when everything is filled in. */
export function stillToDo(settings: Settings): string[] {
  return doneByPeople
    .filter(({ setting }) => /example[.-]org|:000000000000:/.test(JSON.stringify(settings[setting] ?? '')))
    .map(({ setting, what }) => `${setting}: ${what}`)
}

const doneByPeople = [
  { setting: 'origin', what: 'register the domain and point it at the distribution (output SiteDomain)' },
  { setting: 'certificateArn', what: 'request a certificate for that domain in us-east-1 and name its ARN' },
  { setting: 'mailDomain', what: 'verify the domain in SES in eu-central-1 and ask to leave the sandbox' },
  { setting: 'sender', what: 'choose an address in the mail domain that somebody reads' },
  { setting: 'nationalDesk', what: 'agree with the national desk which address is the last rung of every ladder' },
  { setting: 'identity', what: 'choose the name of the page where people sign in (domainPrefix), or another issuer' },
  { setting: 'alarmsTo', what: 'name the address of the people who are on call for alarms' },
  {
    setting: 'securityContact',
    what: 'name the address where weaknesses are reported, and who keeps what its page promises',
  },
] as const satisfies { setting: keyof Settings; what: string }[]
