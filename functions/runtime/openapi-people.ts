import * as z from 'zod'
import { Audited } from '#domain/audit.ts'
import { Account } from '#domain/session.ts'
import { answer, asked, body, named, refusal, refusals, signedIn } from './openapi-parts.ts'

/*
 * What administrators may call: who comes in, and who saw and did what.
 */

const { security } = signedIn

/** The same for every act: nothing but the address says what is done. */
const accessPath = (act: 'revoke' | 'restore' | 'sign-out', summary: string) => ({
  post: {
    operationId: act === 'sign-out' ? 'signOutPerson' : `${act}Access`,
    summary,
    security,
    parameters: [named('subject', 'What the sign-in service calls the person')],
    requestBody: body(z.strictObject({})),
    responses: {
      200: answer('Done', z.strictObject({ act: z.literal(act) })),
      ...refusals,
      ...signedIn.refusals,
      409: refusal('Nobody takes away their own access'),
    },
  },
})

export const peoplePaths = {
  '/people': {
    get: {
      operationId: 'listPeople',
      summary: 'Everybody who ever signed in',
      security,
      responses: { 200: answer('By name', z.array(Account)), ...signedIn.refusals },
    },
  },
  '/people/{subject}/revoke': accessPath('revoke', 'Take the access away; what is open ends at once'),
  '/people/{subject}/restore': accessPath('restore', 'Give the access back'),
  '/people/{subject}/sign-out': accessPath('sign-out', 'End every session of the person'),
  '/audit': {
    get: {
      operationId: 'showAudit',
      summary: 'Who saw and did what, of a message or by a person; that it was read is noted, too',
      security,
      parameters: [asked('about', 'The number of a message'), asked('by', 'The subject of a person')],
      responses: { 200: answer('Oldest first', z.array(Audited)), ...signedIn.refusals },
    },
  },
}
