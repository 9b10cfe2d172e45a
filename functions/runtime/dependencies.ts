import { createAskingStore } from '#adapters/asking-store.ts'
import { createAuditStore } from '#adapters/audit-store.ts'
import { kmsClient, secretsClient, sesClient, sfnClient, tableClient } from '#adapters/clients.ts'
import { stageClock } from '#adapters/clock.ts'
import { createDestructionStore } from '#adapters/destruction-store.ts'
import { createDirectoryStore } from '#adapters/directory-store.ts'
import { createDraftDisposal } from '#adapters/draft-disposal.ts'
import { createDraftStore } from '#adapters/draft-store.ts'
import { createDrillStore } from '#adapters/drill-store.ts'
import { createFactStore } from '#adapters/fact-store.ts'
import { createFiguresStore } from '#adapters/figures-store.ts'
import { createHalfYearStore } from '#adapters/half-year-store.ts'
import { createIdentity } from '#adapters/identity.ts'
import type { Table } from '#adapters/items.ts'
import { createLinks } from '#adapters/links.ts'
import { createMailer } from '#adapters/mailer.ts'
import { createMessageStore } from '#adapters/message-store.ts'
import { createMistakeStore } from '#adapters/mistake-store.ts'
import { createNoteStore } from '#adapters/note-store.ts'
import { createNoticeStore } from '#adapters/notice-store.ts'
import { createOpenReports } from '#adapters/open-reports.ts'
import { createPlanStore } from '#adapters/plan-store.ts'
import { createProgressReminderStore } from '#adapters/progress-reminder-store.ts'
import { createRateStore } from '#adapters/rate-store.ts'
import { createReminderStore } from '#adapters/reminder-store.ts'
import { createReportStore } from '#adapters/report-store.ts'
import { createSeal } from '#adapters/seal.ts'
import { createKeyring, createSecret } from '#adapters/secrets.ts'
import { createSessionStore } from '#adapters/session-store.ts'
import { createStandingStore, type WakesAt } from '#adapters/standing-store.ts'
import { createVisits } from '#adapters/visits.ts'
import { createWorkflows } from '#adapters/workflows.ts'
import everyDay from '#content/calendar.json' with { type: 'json' }
import everyReview from '#content/freshness.json' with { type: 'json' }
import { facts as geographyFacts } from '#content/geography/facts.ts'
import everyMunicipality from '#content/geography/municipalities.json' with { type: 'json' }
import everyLadder from '#content/ladders.json' with { type: 'json' }
import conversationEn from '#content/messages/en/conversation.json' with { type: 'json' }
import deskEn from '#content/messages/en/desk.json' with { type: 'json' }
import directoryEn from '#content/messages/en/directory.json' with { type: 'json' }
import draftEn from '#content/messages/en/draft.json' with { type: 'json' }
import figuresEn from '#content/messages/en/figures.json' with { type: 'json' }
import followThroughEn from '#content/messages/en/follow-through.json' with { type: 'json' }
import formEn from '#content/messages/en/form.json' with { type: 'json' }
import frameEn from '#content/messages/en/frame.json' with { type: 'json' }
import halfYearEn from '#content/messages/en/half-year.json' with { type: 'json' }
import mailEn from '#content/messages/en/mail.json' with { type: 'json' }
import mistakeEn from '#content/messages/en/mistake.json' with { type: 'json' }
import planEn from '#content/messages/en/plan.json' with { type: 'json' }
import statusEn from '#content/messages/en/status.json' with { type: 'json' }
import takeoverEn from '#content/messages/en/takeover.json' with { type: 'json' }
import trackerEn from '#content/messages/en/tracker.json' with { type: 'json' }
import updatingEn from '#content/messages/en/updating.json' with { type: 'json' }
import wordsEn from '#content/messages/en/words.json' with { type: 'json' }
import conversationNl from '#content/messages/nl/conversation.json' with { type: 'json' }
import deskNl from '#content/messages/nl/desk.json' with { type: 'json' }
import directoryNl from '#content/messages/nl/directory.json' with { type: 'json' }
import draftNl from '#content/messages/nl/draft.json' with { type: 'json' }
import figuresNl from '#content/messages/nl/figures.json' with { type: 'json' }
import followThroughNl from '#content/messages/nl/follow-through.json' with { type: 'json' }
import formNl from '#content/messages/nl/form.json' with { type: 'json' }
import frameNl from '#content/messages/nl/frame.json' with { type: 'json' }
import halfYearNl from '#content/messages/nl/half-year.json' with { type: 'json' }
import mailNl from '#content/messages/nl/mail.json' with { type: 'json' }
import mistakeNl from '#content/messages/nl/mistake.json' with { type: 'json' }
import planNl from '#content/messages/nl/plan.json' with { type: 'json' }
import statusNl from '#content/messages/nl/status.json' with { type: 'json' }
import takeoverNl from '#content/messages/nl/takeover.json' with { type: 'json' }
import trackerNl from '#content/messages/nl/tracker.json' with { type: 'json' }
import updatingNl from '#content/messages/nl/updating.json' with { type: 'json' }
import wordsNl from '#content/messages/nl/words.json' with { type: 'json' }
import {
  demo,
  people as everyPerson,
  regions as everyRegion,
  standings as everyStanding,
  holders,
} from '#content/overlay.ts'
import everyProgressRung from '#content/progress-ladder.json' with { type: 'json' }
import everyRecommendation from '#content/recommendations.json' with { type: 'json' }
import everyPeriod from '#content/retention.json' with { type: 'json' }
import { routes as everyRoute } from '#content/routes.ts'
import everySource from '#content/sources.json' with { type: 'json' }
import everyStructure from '#content/structures.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { type Commitment, commitments, readStudy } from '#domain/commitment.ts'
import { readPeople } from '#domain/demo-person.ts'
import { type Holder, readDirectory } from '#domain/directory.ts'
import { readFreshness } from '#domain/freshness.ts'
import { readGeography } from '#domain/geography.ts'
import { readLadders } from '#domain/ladder.ts'
import type { Language } from '#domain/language.ts'
import type { MailTexts } from '#domain/mail.ts'
import { readMunicipalityNames } from '#domain/municipality-names.ts'
import { readProgressLadders } from '#domain/progress-ladder.ts'
import { wakesAt } from '#domain/progress-reminder.ts'
import { readRegions, regionWith, requireVerifiedDirectory } from '#domain/regions.ts'
import { draftExpires, readRetention } from '#domain/retention.ts'
import type { SitePages } from '#domain/site-page.ts'
import type { RegionCode } from '#domain/situation.ts'
import { readStandings } from '#domain/standing-content.ts'
import { readStatements } from '#domain/statement.ts'
import { readUnits } from '#domain/unit.ts'
import type { Names } from '#view/desk/names.ts'
import { signInPage } from '#view/desk/sign-in.ts'
import type { DeskWording, DirectoryWording, MistakesWording } from '#view/desk/wording.ts'
import { textOfError } from '#view/field.ts'
import type { FiguresWording } from '#view/figures-words.ts'
import type { HalfYearWording } from '#view/half-year/wording.ts'
import { errorPage, phonesInWords, tooManyPage } from '#view/problem.ts'
import { nationalPages, placeOf } from '#view/site-page.ts'
import type { RegionWording } from '#view/tracker/region.ts'
import type { PlanWording, TrackerWording, UpdatingWording } from '#view/tracker/wording.ts'
import type { DraftWords, MistakeWording, PageWording, ReporterWording, TakeoverWording } from '#view/wording.ts'
import { createAudit } from './audit.ts'
import type { StandingWriting } from './change-standing.ts'
import type { CoverageSources } from './coverage.ts'
import { createDeskEndpoint } from './desk-endpoint.ts'
import type { DeskReportDependencies } from './desk-report.ts'
import type { EntryDependencies } from './directory-entry.ts'
import type { RegionDirectoryDependencies } from './directory-region.ts'
import { createEndpoint } from './endpoint.ts'
import { setting } from './environment.ts'
import { createEvent } from './event.ts'
import type { FollowThroughDependencies } from './follow-through.ts'
import type { FreshnessDependencies } from './freshness-tellings.ts'
import type { HalfYearDependencies } from './half-year.ts'
import { createJob } from './job.ts'
import { writeLine } from './log.ts'
import type { MistakeListDependencies } from './mistakes.ts'
import { once } from './once.ts'
import { createOpenEndpoint } from './open-endpoint.ts'
import { policyFor, type ReadPolicy } from './policy.ts'
import type { ProgressDependencies } from './progress-tellings.ts'
import type { ReachabilitySources } from './reachability.ts'
import type { SessionDependencies } from './signed-in.ts'
import { createStep } from './step.ts'
import type { TrackerSources } from './tracker.ts'

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
export const openReports = /* @__PURE__ */ once(() => createOpenReports(table()))
export const reminders = /* @__PURE__ */ once(() => createReminderStore(table()))
export const destructions = /* @__PURE__ */ once(() => createDestructionStore(table()))
export const sessions = /* @__PURE__ */ once(() => createSessionStore(table()))
export const notes = /* @__PURE__ */ once(() => createNoteStore(table()))
export const audits = /* @__PURE__ */ once(() => createAuditStore(table()))
export const drills = /* @__PURE__ */ once(() => createDrillStore(table()))
/** How far people are, as the content of a demo stage has it until somebody enters it. */
const baseStandings = /* @__PURE__ */ once(() => readStandings(everyStanding))
export const standings = /* @__PURE__ */ once(() => createStandingStore(table(), baseStandings(), standingWakesAt))
const progressReminders = /* @__PURE__ */ once(() =>
  createProgressReminderStore(table(), baseStandings(), standingWakesAt),
)
export const halfYears = /* @__PURE__ */ once(() => createHalfYearStore(table()))
export const plan = /* @__PURE__ */ once(() => createPlanStore(table()))
export const facts = /* @__PURE__ */ once(() => createFactStore(table()))
export const figures = /* @__PURE__ */ once(() => createFiguresStore(table()))
export const mistakes = /* @__PURE__ */ once(() => createMistakeStore(table()))
export const asking = /* @__PURE__ */ once(() => createAskingStore(table()))
export const seal = /* @__PURE__ */ once(() => createSeal(kmsClient(), setting('REPORT_KEY_ARN')))
export const keyring = /* @__PURE__ */ once(() => createKeyring(createSecret(secrets(), setting('KEYS_SECRET_ARN'))))
export const drafts = /* @__PURE__ */ once(() =>
  createDraftStore(table(), { keyring: keyring(), expires: now => draftExpires(retention(), now) }),
)
export const messages = /* @__PURE__ */ once(() => createMessageStore(table()))
export const visits = /* @__PURE__ */ once(() => createVisits(keyring()))
export const draftDisposal = /* @__PURE__ */ once(() => createDraftDisposal(table(), keyring()))
export const links = /* @__PURE__ */ once(() => createLinks(keyring()))

/** Whoever knows the people who sign in: any OpenID Connect issuer. */
export const identity = /* @__PURE__ */ once(() => {
  const secretArn = setting('CLIENT_SECRET_ARN')
  return createIdentity({
    issuer: setting('ISSUER'),
    clientId: setting('CLIENT_ID'),
    groupsClaim: setting('GROUPS_CLAIM'),
    secret: secretArn === undefined ? undefined : createSecret(secrets(), secretArn),
    callback: `${publicOrigin()}/api/v1/auth/callback`,
  })
})

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

export const geography = /* @__PURE__ */ once(() => readGeography(geographyFacts))
/** For whoever needs no look-up: a bundle holds a tenth of the geography. */
export const municipalities = /* @__PURE__ */ once(() => readMunicipalityNames(everyMunicipality))
export const regions = /* @__PURE__ */ once(() => readRegions(everyRegion, { demo }))
/** Everybody for whom a standing can be kept. */
export const units = /* @__PURE__ */ once(() => readUnits(everyMunicipality, regions()))
/** The recommendations of the study of 2024. */
export const study = /* @__PURE__ */ once(() => readStudy(everyRecommendation))
/** All that somebody took on: the recommendations, and the actions that the programme entered. */
export const everyCommitment = async (): Promise<readonly Commitment[]> => commitments(study(), await plan().read())

export const regionCodes = (): readonly RegionCode[] => regions().map(({ code }) => code)
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

/** What the pages behind the link in a notice are made of. */
export const takeoverWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, TakeoverWording>> => ({
    nl: { ...wordings.nl, takeover: takeoverNl },
    en: { ...wordings.en, takeover: takeoverEn },
  }),
)

/** What the pages of the desk are made of. */
export const deskWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, DeskWording>> => ({
    nl: { ...takeoverWordings().nl, desk: deskNl },
    en: { ...takeoverWordings().en, desk: deskEn },
  }),
)

export const directoryWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, DirectoryWording>> => ({
    nl: { ...deskWordings().nl, directory: directoryNl },
    en: { ...deskWordings().en, directory: directoryEn },
  }),
)

/** What the pages of figures are made of. */
export const figuresWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, FiguresWording>> => ({
    nl: { ...wordings.nl, figures: figuresNl },
    en: { ...wordings.en, figures: figuresEn },
  }),
)

/** What the pages of the tracker are made of. */
export const trackerWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, TrackerWording>> => ({
    nl: { ...deskWordings().nl, tracker: trackerNl },
    en: { ...deskWordings().en, tracker: trackerEn },
  }),
)

/** What the page of a region is made of. */
export const regionWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, RegionWording>> => ({
    nl: { ...trackerWordings().nl, followThrough: followThroughNl },
    en: { ...trackerWordings().en, followThrough: followThroughEn },
  }),
)

/** What the pages are made of where somebody says how far it is. */
export const updatingWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, UpdatingWording>> => ({
    nl: { ...trackerWordings().nl, updating: updatingNl },
    en: { ...trackerWordings().en, updating: updatingEn },
  }),
)

export const planWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, PlanWording>> => ({
    nl: { ...updatingWordings().nl, plan: planNl },
    en: { ...updatingWordings().en, plan: planEn },
  }),
)

/** What the half-yearly reports are made of. */
export const halfYearWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, HalfYearWording>> => ({
    nl: { ...trackerWordings().nl, halfYear: halfYearNl },
    en: { ...trackerWordings().en, halfYear: halfYearEn },
  }),
)

/** What the pages are made of where a reader says that something is wrong. */
export const mistakeWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, MistakeWording>> => ({
    nl: { ...wordings.nl, mistake: mistakeNl },
    en: { ...wordings.en, mistake: mistakeEn },
  }),
)

/** What the page is made of for whoever keeps what the site says. */
export const mistakesWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, MistakesWording>> => ({
    nl: { ...deskWordings().nl, mistake: mistakeNl },
    en: { ...deskWordings().en, mistake: mistakeEn },
  }),
)

/** What pages for the reporter are made of. */
export const reporterWordings = /* @__PURE__ */ once(
  (): Readonly<Record<Language, ReporterWording>> => ({
    nl: { ...wordings.nl, status: statusNl, conversation: conversationNl },
    en: { ...wordings.en, status: statusEn, conversation: conversationEn },
  }),
)

/** People invented for a demo stage, to be listed where one signs in. */
export const demoPeople = /* @__PURE__ */ once(() => readPeople(everyPerson))

export const namesIn = (language: Language): Names => ({
  region: code => regionWith(code, regions()).name[language],
  municipality: code => municipalities().get(code)?.name ?? code,
  unit: code => units().get(code)?.name[language] ?? code,
})

/** The words of saving a form for later, for the functions that answer with them. */
export const draftWords: Readonly<Record<Language, DraftWords>> = { nl: draftNl, en: draftEn }

export const calendar = /* @__PURE__ */ once(() => readCalendar(everyDay))
export const retention = /* @__PURE__ */ once(() => readRetention(everyPeriod))
export const ladders = /* @__PURE__ */ once(() => readLadders(everyLadder))

export const freshness = /* @__PURE__ */ once(() => readFreshness(everyReview))

/** Every page that states something; the codes are the same in both languages. */
export const sitePages = /* @__PURE__ */ once(
  (): SitePages => ({ municipalities: municipalities(), regions: regionCodes(), national: nationalPages(mistakeNl) }),
)

/** Everything the site states. */
export const statements = /* @__PURE__ */ once(() =>
  readStatements({ sources: everySource, structures: everyStructure, routes: everyRoute }, freshness()),
)

const progressLadders = /* @__PURE__ */ once(() => readProgressLadders(everyProgressRung))

/** A unit that is gone is reminded of nothing. */
const standingWakesAt: WakesAt = (standing, now) => {
  const unit = units().get(standing.unit)
  const setting = { ladders: progressLadders(), calendar: calendar() }
  return unit && wakesAt({ unit, standing, reminded: standing.reminded }, setting, now)
}

/** All that decides who is told something about how far somebody is. */
export const progressDependencies = (): ProgressDependencies => ({
  standings: standings(),
  progressReminders: progressReminders(),
  everyCommitment,
  plannedReports: () => halfYears().plannedReports(),
  progressLadders: progressLadders(),
  units: units(),
  calendar: calendar(),
})

/** All that decides who is told that something the site says may be wrong. */
export const freshnessDependencies = (): FreshnessDependencies => ({
  mistakes: mistakes(),
  asking: asking(),
  statements,
  freshness: freshness(),
  calendar: calendar(),
})

/** Who holds which role, as the content has it until somebody changes it. */
const baseHolders = /* @__PURE__ */ once((): readonly Holder[] => {
  const known = readDirectory(holders)
  requireVerifiedDirectory(regions(), known, { demo })
  return known
})

/** The last rung of every ladder; its mailbox is a setting of the stage. */
const nationalDesk = /* @__PURE__ */ once(
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

/** Everybody who may be asked something. */
export const directory = /* @__PURE__ */ once(() =>
  createDirectoryStore(table(), { holders: baseHolders(), nationalDesk: nationalDesk() }),
)

export const policy: ReadPolicy = report =>
  policyFor(report, { ladders: ladders(), calendar: calendar(), directory: directory() })

/** All that a page for the reporter is made of. */
export const reporterStage = () => ({
  reports: reports(),
  notices: notices(),
  messages: messages(),
  seal: seal(),
  keyring: keyring(),
  visits: visits(),
  clock: clock(),
  policy,
})

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
/** Sessions live on the wall's clock, like the screens they guard. */
export const sessionDependencies = (): SessionDependencies => ({
  sessions: sessions(),
  keyring: keyring(),
  realNow: Date.now,
})

export const deskEndpoint = /* @__PURE__ */ createDeskEndpoint({
  endpoint,
  sessions: sessionDependencies,
  signInPage: (signingIn, { language }) => signInPage({ ...signingIn, people: demoPeople() }, deskWordings()[language]),
})

/** For pages that are everybody's, and show more to some. */
export const openEndpoint = /* @__PURE__ */ createOpenEndpoint({ endpoint, sessions: sessionDependencies })

/** All that a page of the tracker is made of. */
export const trackerSources = (language: Language): TrackerSources => ({
  standings: standings(),
  plan: plan(),
  study: study(),
  units: units(),
  regions: regions(),
  sessions: sessions(),
  names: namesIn(language),
  clock: clock(),
})

/** What changing a standing needs. */
export const standingWriting = (): StandingWriting => ({
  standings: standings(),
  calendar: calendar(),
  clock: clock(),
  retention: retention(),
})

export const audit = /* @__PURE__ */ once(() => createAudit({ store: audits(), clock: clock(), retention }))

/** All that a page about one message is made of. */
export const deskReportDependencies = (language: Language): DeskReportDependencies => ({
  reports: reports(),
  notices: notices(),
  notes: notes(),
  messages: messages(),
  seal: seal(),
  clock: clock(),
  policyFor: policy,
  regions: regions(),
  names: namesIn(language),
  audit: audit(),
})

/** All that the page of a region's directory is made of. */
export const regionDirectoryDependencies = (language: Language): RegionDirectoryDependencies => ({
  directory: directory(),
  sessions: sessions(),
  names: namesIn(language),
  ladders: ladders(),
  clock: clock(),
})

/** All that the form of an entry of the directory is made of. */
export const entryDependencies = (language: Language): EntryDependencies => ({
  directory: directory(),
  sessions: sessions(),
  municipalities: municipalities(),
  names: namesIn(language),
})

/** All that the list is made of for whoever keeps what the site says. */
export const mistakeListDependencies = (language: Language): MistakeListDependencies => ({
  mistakes: mistakes(),
  seal: seal(),
  sessions: sessions(),
  audit: audit(),
  clock: clock(),
  regions: regionCodes(),
  statements,
  rules: retention(),
  names: namesIn(language),
  placeOf: code =>
    placeOf(code, { municipalities: municipalities(), regions: regions() }, mistakesWordings()[language]),
})

/** All that a half-yearly report is made of. */
export const halfYearDependencies = (): HalfYearDependencies => ({
  halfYears: halfYears(),
  standings: standings(),
  plan: plan(),
  study: study(),
  units: units(),
  clock: clock(),
})

/** All that tells how a region's messages are taken up. */
export const followThroughDependencies = (): FollowThroughDependencies => ({
  facts: facts(),
  figures: figures(),
  rules: retention(),
  clock: clock(),
})

/** All that decides who would be reached. */
export const coverageSources = (): CoverageSources => ({
  directory: directory(),
  municipalities: municipalities(),
  ladders: ladders(),
  calendar: calendar(),
  now: clock().now(),
})

/** All that tells whether somebody is there for a region's messages. */
export const reachabilitySources = (): ReachabilitySources => ({
  ...coverageSources(),
  drills: drills(),
  notices: notices(),
})

export const step = /* @__PURE__ */ createStep(log)
export const event = /* @__PURE__ */ createEvent(log)
export const job = /* @__PURE__ */ createJob({ log, stage: () => setting('STAGE') })
