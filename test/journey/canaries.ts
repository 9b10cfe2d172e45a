/*
 * A word of its own for every field in which people write what they like, so that wherever it turns up afterwards it can
 * be told which field it came from.
 */

/** Who is on stage besides the reporter, and by which address they sign in. */
export const people = {
  desk: 'zorgcoordinator.volwassenen.vr06@demo.example.org',
  elsewhere: 'zorgcoordinator.vr05@demo.example.org',
  lead: 'programmaleider.vr05@demo.example.org',
  police: 'programmaleider.politie@demo.example.org',
  programme: 'programmaleider.landelijk@demo.example.org',
  comensha: 'programmaleider.comensha@demo.example.org',
  national: 'landelijk.loket@demo.example.org',
  administrator: 'beheerder@demo.example.org',
} as const
export type Person = keyof typeof people | 'reporter' | 'nobody'

export type Canary = {
  readonly word: string
  /** Whose answers may have it. */
  readonly readers: readonly Person[]
  /** How it may lie in the table: encrypted, as it is because the service works with it, or not at all. */
  readonly rests: 'sealed' | 'clear' | 'nowhere'
}

const canary = (word: string, rests: Canary['rests'], ...readers: readonly Person[]): Canary => ({
  word,
  rests,
  readers,
})

/** Whoever sees entries that are not published: those who answer for it, and every lead. */
const leads = ['lead', 'police', 'programme', 'comensha'] as const
/** Whoever sees the directory of the region. */
const colleagues = ['desk', 'programme'] as const

/** By `<operation>.<field>`, as the description of the API calls them. */
export const canaries = {
  'find?q': canary('Kanariezoekvraag', 'nowhere'),
  'submitReport.contactName': canary('Kanarienaam', 'sealed', 'reporter', 'desk'),
  'submitReport.contactOrganisation': canary('Kanarieorganisatie', 'sealed', 'reporter', 'desk'),
  'submitReport.contactEmail': canary('kanarie.melder@example.org', 'sealed', 'reporter', 'desk'),
  'submitReport.contactPhone': canary('+31 6 9700 1101', 'sealed', 'reporter', 'desk'),
  'submitReport.pseudonym': canary('Kanariecode', 'sealed', 'reporter', 'desk'),
  'submitReport.location': canary('Kanarieadres', 'sealed', 'reporter', 'desk'),
  'submitReport.text': canary('Kanarieverhaal', 'sealed', 'reporter', 'desk'),
  'submitReport.place': canary('Kanarieplaats', 'nowhere', 'reporter'),
  'writeMessage.text': canary('Kanarievraag', 'sealed', 'reporter', 'desk'),
  'reopenAsReporter.why': canary('Kanariereden', 'sealed', 'reporter', 'desk'),
  'reportMistake.text': canary('Kanariefout', 'sealed', 'desk', 'programme', 'national'),
  'saveDraft.contactName': canary('Conceptnaam', 'sealed', 'reporter'),
  'saveDraft.contactOrganisation': canary('Conceptorganisatie', 'sealed', 'reporter'),
  'saveDraft.contactEmail': canary('concept.melder@example.org', 'sealed', 'reporter'),
  'saveDraft.contactPhone': canary('+31 6 9700 1102', 'sealed', 'reporter'),
  'saveDraft.pseudonym': canary('Conceptcode', 'sealed', 'reporter'),
  'saveDraft.location': canary('Conceptadres', 'sealed', 'reporter'),
  'saveDraft.text': canary('Conceptverhaal', 'sealed', 'reporter'),
  'saveDraft.place': canary('Conceptplaats', 'sealed', 'reporter'),
  'notesReport.note': canary('Kanarienotitie', 'sealed', 'desk'),
  'messagesReport.text': canary('Kanarieantwoord', 'sealed', 'reporter', 'desk'),
  'saveEntry.organisation': canary('Kanariedienst', 'clear', ...colleagues),
  'saveEntry.email': canary('kanarie.dienst@example.org', 'clear', ...colleagues),
  'saveEntry.phone': canary('+31 6 9700 1103', 'clear', ...colleagues),
  'saveEntry.onCallEmail': canary('kanarie.piket@example.org', 'clear', ...colleagues),
  'saveEntry.onCallPhone': canary('+31 6 9700 1104', 'clear', ...colleagues),
  'enterStanding.note': canary('Kanarietoelichting', 'clear', ...leads),
  'enterStanding.evidence': canary('Kanariebewijs', 'clear', ...leads),
  'enterStanding.evidenceUrl': canary('https://example.org/kanariestuk', 'clear', ...leads),
  'enterStanding.owner': canary('Kanarie-eigenaar', 'clear', ...leads),
  'enterStanding.dateReason': canary('Kanarievertraging', 'clear', ...leads),
  'commentStanding.text': canary('Kanariereactie', 'clear', ...leads),
  'severalStatus.note': canary('Kanarie-bij-velen', 'clear', ...leads),
  'planProgressReport.title': canary('Kanarieverslag', 'clear', ...leads),
  'importStandings.table': canary('Kanarie-uit-tabel', 'clear', ...leads),
  'importPlan.table': canary('Kanarieactie', 'nowhere', 'programme'),
} as const satisfies Readonly<Record<string, Canary>>
export type Field = keyof typeof canaries

export const wordIn = (field: Field): string => canaries[field].word

const ours = 'a code or token that we made; that it shows nowhere is asserted of each one that is handed out'
const id = 'the name of something of ours, or else there is nothing to be found'
const chosen = 'chosen from a list, or a day or hour; anything else is refused'

/** Texts by their schema, and yet nothing that somebody could write a sentence in, and why. */
export const noFreeTexts: Readonly<Record<string, readonly string[]>> = {
  [ours]: [
    ...['reportStatus', 'writeMessage', 'reopenAsReporter', 'withdrawContact'].flatMap(operation => [
      `${operation}.reference`,
      `${operation}.receipt`,
    ]),
    'submitReport.draft',
    'saveDraft.draft',
    'openDraft.code',
    'discardDraft.code',
    'discardDraft.draft',
  ],
  [id]: [
    'reportMistake.page',
    'sendAgainReport.notice',
    'adoptProgressReport.digest',
    'importPlan.seen',
    ...['severalConfirm', 'severalComment', 'severalPublish', 'severalStillSo', 'severalStatus'].map(
      operation => `${operation}.item`,
    ),
    'showAudit?about',
    'showAudit?by',
  ],
  [chosen]: [
    ...['role', 'municipalities', 'kinds', 'ageGroups', 'forms', 'days', 'deputy', 'absenceFrom', 'absenceUntil'].map(
      field => `saveEntry.${field}`,
    ),
    ...['digestAt', 'digestEvery', 'endedOn'].map(field => `saveEntry.${field}`),
    'enterStanding.evidenceOn',
    'enterStanding.targetDate',
    'find?lang',
    'downloadProgressReport?lang',
    ...['show', 'region', 'urgency', 'kind'].map(name => `listReports?${name}`),
    ...['line', 'commitment', 'level', 'owner', 'status', 'fresh', 'waits', 'region'].flatMap(name => [
      `listProgress?${name}`,
      `exportProgress?${name}`,
    ]),
    'exportProgress?lang',
    ...['status', 'fresh', 'waits', 'region'].map(name => `showCommitment?${name}`),
    ...['period', 'region', 'table'].flatMap(name => [`showFigures?${name}`, `figuresFile?${name}`]),
  ],
}
