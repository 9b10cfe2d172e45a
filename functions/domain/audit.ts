import * as z from 'zod'
import { Instant } from './report.ts'

/** What somebody who signed in saw or did. Codes only: what was written stands in the report, sealed. */
export const Audited = z.strictObject({
  at: Instant,
  what: z.enum([
    'signedIn',
    'signedOut',
    'signedOutEverywhere',
    'contentOpened',
    'acknowledged',
    'notForMe',
    'firstStepDone',
    'noted',
    'reporterAsked',
    'handoverProposed',
    'handoverWithdrawn',
    'handoverAccepted',
    'handoverRefused',
    'handoverRecorded',
    'urgencyChanged',
    'consentChanged',
    'snoozed',
    'extended',
    'sentAgain',
    'closed',
    'reopened',
    'entryChanged',
    'entryVerified',
    'planChanged',
    'mistakesOpened',
    'mistakeSettled',
    'auditRead',
    'accessRevoked',
    'accessRestored',
    'reportPlanned',
    'reportAdopted',
    'reportDropped',
  ]),
  /** A reference, the id of an entry of the directory or of a mistake, a region, the subject of a person, or `session`. */
  about: z.string(),
  /** The subject of whoever did it, or the id of a holder who used a link. */
  by: z.string(),
  /** A code that says more, such as the reason for taking over. */
  detail: z.string().optional(),
})
export type Audited = z.infer<typeof Audited>
