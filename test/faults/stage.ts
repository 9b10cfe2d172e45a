import { mkdtempSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import dynalite from 'dynalite'
import * as z from 'zod'
import type { Instant } from '#domain/report.ts'
import { attributeOf } from '../../infra/local/attributes.ts'
import { type Operations, serveAws } from '../../infra/local/aws-json.ts'
import { close, listen } from '../../infra/local/http.ts'
import { openKeys } from '../../infra/local/keys.ts'
import { SendEmail } from '../../infra/local/mail-message.ts'
import { sealingKey } from '../adapters/sealing-key.ts'
import { createTable, tableClient } from '../adapters/table.ts'
import { context, originSecret } from '../runtime/events.ts'
import { InvocationEnded, invoke } from './invocation.ts'
import { openMachines, type Task } from './machines.ts'
import { type MailSink, openMailSink, tagOf } from './mail-sink.ts'
import { openPostman } from './postman.ts'
import { openTransport } from './transport.ts'
import { takeOverTime } from './virtual-time.ts'

export type StageSetting = {
  readonly seed: number
  readonly start: Instant
  /** Of all calls over the network this part goes wrong, and of all executions that part is stopped. */
  readonly faultRate: number
  readonly abortRate: number
  readonly definitions: Readonly<Record<string, StateMachineDefinition>>
}

export const keysSecret = 'a secret of the tests'
export const publicOrigin = 'https://meldroute.example.org'
const tableName = 'faults'

export type Stage = Awaited<ReturnType<typeof openStage>>

/**
 * The handlers as they are deployed, on engines of this machine, with faults between the two. Their clock runs at rate 1,
 * as in production; it is time itself that jumps.
 */
export async function openStage(setting: StageSetting) {
  const folder = mkdtempSync(join(tmpdir(), 'meldroute-faults-'))
  const database = dynalite({ createTableMs: 0 })
  // Tests look at what is there on a way of their own, without faults.
  const table = await createTable(tableClient(`http://127.0.0.1:${await listen(database, 0)}`), tableName)
  const time = takeOverTime(Date.parse(setting.start))
  const transport = openTransport({ seed: setting.seed, rate: setting.faultRate }, time)
  const ready = Promise.withResolvers<Operations>()
  const services = await serveAws(ready.promise, () => {})
  const postman = openPostman(setting.seed)
  const sink: MailSink = await openMailSink(postman.arrived)

  const databaseServer = transport.between(listenerOf(database), {
    throttle: { status: 400, name: 'ProvisionedThroughputExceededException' },
  })
  const servicesServer = transport.between(listenerOf(services.server), {
    throttle: { status: 400, name: 'ThrottlingException' },
  })
  const mailServer = transport.between(sink.listener, {
    throttle: { status: 429, name: 'TooManyRequestsException' },
    lineIn: body => tagOf(SendEmail.parse(JSON.parse(body))),
  })
  const addressOf = async (server: Parameters<typeof listen>[0]) => `http://127.0.0.1:${await listen(server, 0)}`
  tell({
    database: await addressOf(databaseServer),
    services: await addressOf(servicesServer),
    mail: await addressOf(mailServer),
  })

  const functions = await handlers()
  const machines = openMachines(setting.definitions, tasksOf(functions), {
    seed: setting.seed,
    abortRate: setting.abortRate,
  })
  postman.deliverTo((about, detail) => outcomeOf(`mail-event ${about}`, () => functions.mailEvent({ detail }, context)))
  ready.resolve({ ...openKeys([sealingKey], folder), ...secrets, ...machines.operations })
  return {
    time,
    transport,
    machines,
    sink,
    postman,
    table,
    functions,
    close: async () => {
      table.client.destroy()
      for (const server of [database, databaseServer, servicesServer, mailServer, services.server]) await close(server)
      sink.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const listenerOf = (server: { listeners(name: 'request'): unknown[] }): RequestListener =>
  z.custom<RequestListener>(value => typeof value === 'function').parse(server.listeners('request')[0])

const Secret = z.looseObject({ SecretId: z.string() })
const secrets: Operations = {
  'secretsmanager.GetSecretValue': input => ({
    SecretString: Secret.parse(input).SecretId === 'origin' ? originSecret : keysSecret,
  }),
}

/** What the functions are told where they are deployed. */
function tell(endpoints: { readonly database: string; readonly services: string; readonly mail: string }): void {
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/nowhere/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.database,
    AWS_ENDPOINT_URL_KMS: endpoints.services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.services,
    AWS_ENDPOINT_URL_SFN: endpoints.services,
    AWS_ENDPOINT_URL_SESV2: endpoints.mail,
    TABLE_NAME: tableName,
    REPORT_KEY_ARN: attributeOf(sealingKey, 'Arn'),
    KEYS_SECRET_ARN: 'keys',
    ORIGIN_SECRET_ARN: 'origin',
    ESCALATION_ARN: 'escalation',
    FOLLOW_UP_ARN: 'follow-up',
    SENDER: 'meldroute@demo.example.org',
    CONFIGURATION_SET: 'meldroute-faults',
    PUBLIC_ORIGIN: publicOrigin,
    NATIONAL_DESK: 'landelijk.loket@demo.example.org',
    ISSUER: 'https://issuer.example.org',
    CLIENT_ID: 'desk',
    GROUPS_CLAIM: 'groups',
    STAGE: 'faults',
    CLOCK_ORIGIN: '2026-01-01T00:00:00.000Z',
    CLOCK_RATE: '1',
  })
}

/** Read after the environment is told. */
async function handlers() {
  const [submit, show, take, act, status] = await Promise.all([
    import('../../functions/api/submit-report.ts'),
    import('../../functions/api/show-takeover.ts'),
    import('../../functions/api/take-over.ts'),
    import('../../functions/api/act-on-report.ts'),
    import('../../functions/api/report-status.ts'),
  ])
  const [assess, notify, assessFollowUp, notifyFollowUp, mailEvent] = await Promise.all([
    import('../../functions/workflow/escalation-assess.ts'),
    import('../../functions/workflow/escalation-notify.ts'),
    import('../../functions/workflow/follow-up-assess.ts'),
    import('../../functions/workflow/follow-up-notify.ts'),
    import('../../functions/workflow/mail-event.ts'),
  ])
  const [collect, send, failed] = await Promise.all([
    import('../../functions/workflow/digest-collect.ts'),
    import('../../functions/workflow/digest-send.ts'),
    import('../../functions/workflow/digest-failed.ts'),
  ])
  const [reconcile, drill, figures, retention] = await Promise.all([
    import('../../functions/jobs/reconcile.ts'),
    import('../../functions/jobs/drill.ts'),
    import('../../functions/jobs/figures.ts'),
    import('../../functions/jobs/retention.ts'),
  ])
  return {
    submit: submit.handler,
    showTakeover: show.handler,
    takeOver: take.handler,
    act: act.handler,
    status: status.handler,
    assess: assess.handler,
    notify: notify.handler,
    assessFollowUp: assessFollowUp.handler,
    notifyFollowUp: notifyFollowUp.handler,
    mailEvent: mailEvent.handler,
    collect: collect.handler,
    sendDigest: send.handler,
    recordFailure: failed.handler,
    reconcile: reconcile.handler,
    drill: drill.handler,
    figures: figures.handler,
    retention: retention.handler,
  }
}

type Functions = Awaited<ReturnType<typeof handlers>>

function tasksOf(functions: Functions) {
  const task =
    (handler: (event: unknown, lambda: typeof context) => Promise<unknown>): Task =>
    (about, input) =>
      outcomeOf(about, () => handler(input, context))
  return {
    escalation: { Assess: task(functions.assess), Notify: task(functions.notify) },
    'follow-up': { Assess: task(functions.assessFollowUp), Notify: task(functions.notifyFollowUp) },
    digest: {
      Collect: task(functions.collect),
      SendDigest: task(functions.sendDigest),
      RecordFailure: task(functions.recordFailure),
    },
  }
}

/** What whoever called a function learns. */
export async function outcomeOf<Result>(about: string, run: () => Promise<Result>): Promise<Result> {
  const { result } = await invoke(about, run)
  if (result.status === 'fulfilled') return result.value
  throw result.reason instanceof Error ? result.reason : new InvocationEnded(String(result.reason))
}
