import { indexes } from '#adapters/keys.ts'
import type { Routes } from './api.ts'
import type { DataStack } from './data-stack.ts'
import type { Handler } from './function.ts'
import type { Issuer } from './issuer.ts'
import type { Watch } from './watch.ts'

type DeskProps = {
  readonly data: DataStack
  readonly issuer: Issuer
  readonly escalation: Watch
  readonly followUp: Watch
  /** Makes the function of a file under functions/api. */
  readonly endpoint: (name: string) => Handler
}

/** What people do who sign in: come in and go, see what waits, act on it. */
export function deskRoutes({ data, issuer, escalation, followUp, endpoint }: DeskProps): Routes {
  /** Looks up who is signed in, and notes that the session was used. */
  const forPeople = (name: string): Handler => endpoint(name).reads(data).writes(data).derives(data)
  const act = forPeople('act-on-report')
    .seals(data)
    .unseals(data)
    .knowsDesk()
    .starts('ESCALATION_ARN', escalation.machine)
    .starts('FOLLOW_UP_ARN', followUp.machine)
  return {
    'GET /auth/login': endpoint('sign-in').derives(data).signsIn(issuer),
    'GET /auth/callback': forPeople('sign-in-callback').endsSessions(data).signsIn(issuer),
    'POST /auth/logout': forPeople('sign-out').endsSessions(data).signsIn(issuer),
    'GET /session': forPeople('session'),
    'GET /desk/reports': forPeople('list-desk-reports').reads(data, indexes.byOwner.name),
    'GET /desk/reports/{reference}': forPeople('show-desk-report').unseals(data).knowsDesk(),
    'POST /desk/reports/{reference}/{act}': act,
    'GET /desk/unknown': endpoint('desk-unknown'),
    'GET /directory': forPeople('list-directory'),
    'GET /directory/{region}': forPeople('show-directory').knowsDesk(),
    'GET /directory/{region}/{entry}': forPeople('show-entry').knowsDesk(),
    'POST /directory/{region}/{entry}': forPeople('save-entry').knowsDesk(),
    'POST /directory/{region}/{entry}/verify': forPeople('verify-entry').knowsDesk(),
    'GET /coverage': forPeople('list-coverage').knowsDesk(),
    'GET /coverage/{region}': forPeople('show-coverage').knowsDesk(),
    'GET /people': forPeople('list-people'),
    'POST /people/{subject}/{act}': forPeople('change-access'),
    'GET /audit': forPeople('show-audit').reads(data, indexes.byOwner.name),
  }
}
