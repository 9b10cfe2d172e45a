import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { noticeTag } from '#adapters/notice-tag.ts'
import type { Reference } from '#domain/report.ts'
import { region } from '../../infra/config.ts'
import { eventually } from '../journey/target.ts'
import { deployedTable, endpoint } from './cloud.ts'
import { account, stage } from './place.ts'

const Rules = z.object({ Rules: z.array(z.object({ Name: z.string(), EventPattern: z.string().optional() })) })
const Targets = z.object({ Targets: z.array(z.object({ Arn: z.string() })) })
const Match = z.object({ Result: z.boolean() })

/**
 * A mailbox refuses what was sent to it about a report. The event that SES would put goes to the targets of every
 * deployed rule that it matches: neither here nor in AWS may anybody else put events in the name of `aws.ses`.
 */
export async function bounce(reference: Reference, address: string): Promise<number> {
  const event = JSON.stringify(await bounceEvent(reference, address))
  const { Rules: rules } = Rules.parse(await events('ListRules', {}))
  let delivered = 0
  for (const { Name, EventPattern } of rules) {
    if (EventPattern === undefined) continue
    const { Result: matches } = Match.parse(await events('TestEventPattern', { EventPattern, Event: event }))
    if (!matches) continue
    const { Targets: targets } = Targets.parse(await events('ListTargetsByRule', { Rule: Name }))
    for (const { Arn } of targets) await invoke(Arn, event)
    delivered += targets.length
  }
  return delivered
}

async function bounceEvent(reference: Reference, address: string) {
  const notices = createNoticeStore(await deployedTable())
  const notice = await eventually(`a notice to ${address}`, async () =>
    (await notices.list(reference)).find(({ to }) => to === address),
  )
  const tags = { 'ses:configuration-set': [`meldroute-${stage}`], notice: [noticeTag(notice)] }
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account,
    time: new Date().toISOString(),
    region,
    resources: [],
    detail: {
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: address }] },
      mail: { messageId: notice.messageId, destination: [address], tags },
    },
  }
}

const events = async (operation: string, input: unknown): Promise<unknown> =>
  (await callService('events', '/', { 'x-amz-target': `AWSEvents.${operation}` }, JSON.stringify(input))).json()

/** Calls a function by its name or ARN; one that fails is an error. */
export async function invoke(arn: string, event: string): Promise<void> {
  const answer = await callService('lambda', `/2015-03-31/functions/${arn.split(':').at(-1)}/invocations`, {}, event)
  const failed = answer.headers.get('x-amz-function-error')
  if (!answer.ok || failed) throw new Error(`${arn}: ${failed ?? answer.status} ${await answer.text()}`)
}

export const askService = (service: string, path: string) =>
  fetch(`${endpoint}${path}`, { headers: { authorization: authorizationFor(service) } })

const authorizationFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`

/** A few operations are not worth clients of the SDK; the emulator looks at the name of the service only. */
export function callService(service: string, path: string, headers: Readonly<Record<string, string>>, body: string) {
  const authorization = authorizationFor(service)
  const type = 'application/x-amz-json-1.1'
  return fetch(`${endpoint}${path}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization, ...headers },
    body,
  })
}
