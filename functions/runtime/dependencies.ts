import { kmsClient, secretsClient, sesClient, sfnClient, tableClient } from '#adapters/clients.ts'
import { stageClock } from '#adapters/clock.ts'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import type { Table } from '#adapters/items.ts'
import { createLinks } from '#adapters/links.ts'
import { createMailer } from '#adapters/mailer.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createRateStore } from '#adapters/rate-store.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { createSeal } from '#adapters/seal.ts'
import { createKeyring, createSecret } from '#adapters/secrets.ts'
import { createWorkflows } from '#adapters/workflows.ts'
import everyDay from '#content/calendar.json' with { type: 'json' }
import { facts } from '#content/geography/facts.ts'
import everyLadder from '#content/ladders.json' with { type: 'json' }
import formEn from '#content/messages/en/form.json' with { type: 'json' }
import frameEn from '#content/messages/en/frame.json' with { type: 'json' }
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import formNl from '#content/messages/nl/form.json' with { type: 'json' }
import frameNl from '#content/messages/nl/frame.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import { demo, regions as everyRegion, holders } from '#content/overlay.ts'
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { type Holder, readDirectory } from '#domain/directory.ts'
import { readGeography } from '#domain/geography.ts'
import { readLadders } from '#domain/ladder.ts'
import type { Language } from '#domain/language.ts'
import type { MailTexts } from '#domain/mail.ts'
import { readRegions, requireVerifiedDirectory } from '#domain/regions.ts'
import { readRetention } from '#domain/retention.ts'
import { textOfError } from '#view/field.ts'
import { errorPage, phonesInWords, tooManyPage } from '#view/problem.ts'
import type { PageWording } from '#view/wording.ts'
import { createEndpoint } from './endpoint.ts'
import { setting } from './environment.ts'
import { createEvent } from './event.ts'
import { createJob } from './job.ts'
import { writeLine } from './log.ts'
import { once } from './once.ts'
import { createStep } from './step.ts'

/*
 * The one place where everything is put together. Each export is made when it is first asked for and is marked pure,
 * so that a bundle holds what its handler uses and nothing else.
 */

export const log = writeLine

const table = /* @__PURE__ */ once((): Table => ({ client: tableClient(), name: setting('TABLE_NAME') }))
const secrets = /* @__PURE__ */ once(secretsClient)
const originSecret = /* @__PURE__ */ once(() => createSecret(secrets(), setting('ORIGIN_SECRET_ARN')))

export const reports = /* @__PURE__ */ once(() => createReportStore(table()))
export const notices = /* @__PURE__ */ once(() => createNoticeStore(table()))
export const reminders = /* @__PURE__ */ once(() => createReminderStore(table()))
export const destructions = /* @__PURE__ */ once(() => createDestructionStore(table()))
export const seal = /* @__PURE__ */ once(() => createSeal(kmsClient(), setting('REPORT_KEY_ARN')))
export const keyring = /* @__PURE__ */ once(() => createKeyring(createSecret(secrets(), setting('KEYS_SECRET_ARN'))))
export const links = /* @__PURE__ */ once(() => createLinks(keyring()))

export const mailer = /* @__PURE__ */ once(() =>
  createMailer(sesClient(), { sender: setting('SENDER'), configurationSet: setting('CONFIGURATION_SET') }),
)

/** A function that starts only one of the machines is told only that one. */
export const workflows = /* @__PURE__ */ once(() =>
  createWorkflows(sfnClient(), {
    escalation: () => setting('ESCALATION_ARN'),
    followUp: () => setting('FOLLOW_UP_ARN'),
  }),
)

export const clock = /* @__PURE__ */ once(() => {
  const rate = setting('CLOCK_RATE')
  if (!demo && rate !== 1) throw new Error('The clock of a real stage runs at rate 1')
  return stageClock({ origin: setting('CLOCK_ORIGIN'), rate })
})

/** Counts a public write of an address, which is kept as a keyed hash only. */
const rates = /* @__PURE__ */ once(() => createRateStore(table()))
export const admit = async (address: string): Promise<void> =>
  rates().admit(await keyring().addressHash(address), Date.now())

export const publicOrigin = (): string => setting('PUBLIC_ORIGIN')

export const geography = /* @__PURE__ */ once(() => readGeography(facts))
export const regions = /* @__PURE__ */ once(() => readRegions(everyRegion, { demo }))
/** What mails are made of. */
export const mailTexts: MailTexts = {
  nl: { mail: mailNl, words: wordsNl },
  en: { mail: mailEn, words: wordsEn },
}

/** What pages are made of. */
export const wordings: Readonly<Record<Language, PageWording>> = {
  nl: { language: 'nl', form: formNl, shared: wordsNl, site: frameNl, demo },
  en: { language: 'en', form: formEn, shared: wordsEn, site: frameEn, demo },
}

export const calendar = /* @__PURE__ */ once(() => readCalendar(everyDay))
export const retention = /* @__PURE__ */ once(() => readRetention(everyPeriod))
export const ladders = /* @__PURE__ */ once(() => readLadders(everyLadder))

/** Who holds which role in the regions. The last rung of every ladder is not in it: see `nationalDesk`. */
export const directory = /* @__PURE__ */ once((): readonly Holder[] => {
  const known = readDirectory(holders)
  requireVerifiedDirectory(regions(), known, { demo })
  return known
})

/** Its mailbox is a setting of the stage. */
export const nationalDesk = /* @__PURE__ */ once(
  (): Holder => ({
    id: 'NL-nationalDesk-1',
    region: 'NL',
    role: 'nationalDesk',
    organisation: demo ? 'Demo landelijk loket' : 'Landelijk loket',
    language: 'nl',
    email: setting('NATIONAL_DESK'),
    scope: {},
  }),
)

/** Everybody who may be asked something: the directory and the national desk. */
export const everyHolder = /* @__PURE__ */ once((): readonly Holder[] => [...directory(), nationalDesk()])

export const endpoint = /* @__PURE__ */ createEndpoint({
  originSecret: () => originSecret()(),
  publicOrigin,
  pages: {
    error: (status, language) => errorPage(status, wordings[language]),
    tooMany: (retryAfter, language) => tooManyPage(retryAfter, wordings[language]),
    field: (error, language) => textOfError(error, wordings[language].form),
    phones: language => phonesInWords(wordings[language]),
  },
  log,
})
export const step = /* @__PURE__ */ createStep(log)
export const event = /* @__PURE__ */ createEvent(log)
export const job = /* @__PURE__ */ createJob({ log, stage: () => setting('STAGE') })
