import type { Actor } from '#domain/access.ts'
import { type Commitment, commitments, type Study, unitsFor } from '#domain/commitment.ts'
import { minutesAfter } from '#domain/local-time.ts'
import type { Reachability } from '#domain/reachability.ts'
import type { Standing, StandingLine, Update } from '#domain/standing.ts'
import { comment, confirm, type Edit, enter, publish, type Step, withdraw } from '#domain/standing-acts.ts'
import { seenBy, stepsSeenBy } from '#domain/standing-seen.ts'
import { rowsOf, type TrackerRow } from '#domain/tracker.ts'
import { TrackerFilter } from '#domain/tracker-filter.ts'
import type { Unit, Units } from '#domain/unit.ts'
import type { Names } from '#view/desk/names.ts'
import { html } from '#view/html.ts'
import { type CommitmentView, commitmentPage } from '#view/tracker/commitment.ts'
import { type TrackerOverview, trackerOverviewPage } from '#view/tracker/overview.ts'
import { type RegionProgress, regionProgressPage } from '#view/tracker/region.ts'
import { type StandingView, standingPage } from '#view/tracker/standing.ts'
import type { PageWording } from '#view/wording.ts'
import { friday as at, calendar } from '../domain/chase-case.ts'
import { comensha, police, underway } from '../domain/standing-case.ts'
import { live, years } from './figures-pages.ts'
import { followThroughWords, trackerWordings } from './wordings.ts'

const everybody: Actor = { kind: 'public' }
const lead = (text: string): Actor => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: ['lead-VR05', 'lead-country'] },
})
const namesOf = (text: string): Names => ({ region: () => text, municipality: () => text, unit: () => text })

/** Four regions and two municipalities; one region has a tile of its own. */
const unitsOf = (text: string): Units => {
  const name = { nl: text, en: text }
  const region = (code: string): Unit => ({ code, level: 'region', name, regions: [code] })
  const town = (code: string): Unit => ({ code, level: 'municipality', name, regions: ['VR05'] })
  const every = [
    ...['VR01', 'VR05', 'VR06', 'VR10', 'VR12', 'VR19'].map(region),
    ...['GM0141', 'GM0153'].map(town),
    { ...police, name },
    { ...comensha, name },
  ]
  return new Map(every.map(unit => [unit.code, unit]))
}
const tiles = new Map<string, [number, number]>([
  ['VR01', [5, 1]],
  ['VR05', [5, 3]],
  ['VR06', [4, 4]],
  ['VR10', [2, 2]],
  ['VR12', [1, 3]],
])

const study = (text: string): Study => {
  const texts = { nl: text, en: text }
  const one = (id: string, level: Commitment['level'], unit?: string) => ({
    ...{ id, level, title: texts, addressee: texts },
    ...(unit === undefined ? {} : { unit }),
  })
  return {
    source: 'https://example.org/study',
    date: '2024-06-10',
    recommendations: [
      one('R1', 'region'),
      one('R2a', 'national', 'comensha'),
      one('R3a', 'policeUnit'),
      one('R3c', 'municipality'),
    ],
  }
}
/** Sixty actions of one line, with titles that nobody translated. */
const actionsOf = (text: string): readonly Commitment[] =>
  Array.from({ length: 60 }, (_, index) => ({
    id: `A01.${String(index + 1).padStart(2, '0')}`,
    level: 'region',
    title: { nl: text },
    owner: { nl: text },
    line: '01',
  }))

const update = (text: string): Update => ({
  status: 'underway',
  note: text,
  evidence: { title: text, url: 'https://example.org/plan', on: '2026-04-01' },
  owner: text,
  targetDate: '2026-09-01',
  dateReason: text,
})

let count = 0
const edit = (text: string, side: Edit['side'] = 'owner'): Edit => {
  count += 1
  return { by: text, side, at: minutesAfter(at, count % 60), id: `${count}` }
}

/** Everything that can become of a standing, one step after the other. */
function story(text: string, of: { readonly commitment: string; readonly unit: Unit }) {
  const lines: StandingLine[] = []
  const keep = ({ standing, line }: Step): Standing => {
    lines.unshift(line)
    return standing
  }
  const say = (what: Update, side: Edit['side'] = 'owner', before?: Standing) =>
    keep(enter(before, of, { update: what, regions: ['VR05', 'VR04'] }, { edit: edit(text, side), calendar }))
  const said = keep(comment(say(update(text)), of, { region: 'VR05', text }, edit(text, 'region')))
  const out = keep(publish(said, of, edit(text, 'programme')))
  const again = keep(confirm(out, of, edit(text)))
  const gone = keep(withdraw(say(update(text), 'programme', again), of, edit(text, 'programme')))
  const waiting = keep(
    enter(
      gone,
      of,
      { update: { ...update(text), status: 'embedded' }, regions: [] },
      { edit: edit(text, 'programme'), calendar },
    ),
  )
  return { published: again, waiting, lines }
}

type Where = { readonly text: string; readonly commitment?: string; readonly unit?: string }

function standing(
  { text, commitment: id = 'R1', unit: code = 'VR05' }: Where,
  changes: Partial<StandingView> & {
    readonly of?: Standing | undefined
    readonly lines?: readonly StandingLine[]
  } = {},
): StandingView {
  const commitment = commitments(study(text), { lines: [], actions: [] }).find(one => one.id === id)
  const unit = unitsOf(text).get(code)
  if (!commitment || !unit) throw new Error('The tests know no such place')
  const { of, lines = [], actor = everybody, now = at, ...rest } = changes
  return {
    actor,
    commitment,
    unit,
    standing: seenBy({ actor, now }, { commitment: id, unit }, of),
    steps: stepsSeenBy(actor, unit, lines),
    names: namesOf(text),
    nameOf: () => text,
    now,
    ...rest,
  }
}

const told = (text: string, id: string, code: string) => {
  const unit = unitsOf(text).get(code)
  if (!unit) throw new Error('The tests know no such unit')
  return story(text, { commitment: id, unit })
}
const inRegion = (text: string) => told(text, 'R1', 'VR05')
const inUnit = (text: string) => told(text, 'R3a', police.code)
const tenMonths = '2027-03-01T10:00:00.000Z'

const standingStates: Readonly<Record<string, (text: string) => StandingView>> = {
  'standing, nothing said': text => standing({ text }),
  'standing as published, with comments': text => {
    const { published: of, lines } = inUnit(text)
    return standing({ text, commitment: 'R3a', unit: police.code }, { of, lines })
  },
  'standing of content, without history': text => standing({ text }, { of: inRegion(text).published }),
  'standing that faded': text => standing({ text }, { of: inRegion(text).published, now: tenMonths }),
  'standing for leads, with an entry that waits for its owner': text => {
    const { waiting: of, lines } = inUnit(text)
    const place = { text, commitment: 'R3a', unit: police.code }
    return standing(place, { of, lines, actor: lead(text), acts: html`<p>${text}</p>`, outcome: html`<p>${text}</p>` })
  },
  'standing for leads, ready to be published': text => {
    const { published, lines } = inRegion(text)
    const ready = enter(
      published,
      { commitment: 'R1', unit: standing({ text }).unit },
      { update: { status: 'notApplicable' }, regions: ['VR05'] },
      { edit: edit(text), calendar },
    )
    return standing({ text }, { of: ready.standing, lines: [ready.line, ...lines], actor: lead(text) })
  },
  'standing for leads, waiting for the regions': text => {
    const place = standing({ text, commitment: 'R3a', unit: police.code })
    const entered = enter(
      undefined,
      { commitment: 'R3a', unit: place.unit },
      { update: { status: 'inPreparation' }, regions: ['VR05'] },
      { edit: edit(text), calendar },
    )
    const of = entered.standing
    return standing({ text, commitment: 'R3a', unit: police.code }, { of, lines: [entered.line], actor: lead(text) })
  },
}

/** Of every status one, the others silent. */
function rowsFor(text: string, chosen: readonly Commitment[], actor: Actor, now = at): readonly TrackerRow[] {
  const statuses = ['embedded', 'underway', 'inPreparation', 'notStarted', 'notApplicable'] as const
  const units = unitsOf(text)
  return chosen.flatMap(commitment => {
    const standings = unitsFor(commitment, units).flatMap((unit, index): Standing[] => {
      const status = statuses[index % 6]
      if (status === undefined) return []
      const of = { commitment: commitment.id, unit }
      const say = (what: Update) => ({ update: what, regions: unit.regions })
      const first = enter(undefined, of, say({ ...underway, status, targetDate: '2026-06-01' }), {
        edit: edit(text),
        calendar,
      })
      const out = publish(first.standing, of, edit(text, 'programme'))
      return [enter(out.standing, of, say(underway), { edit: edit(text, 'programme'), calendar }).standing]
    })
    return rowsOf(commitment, standings, { actor, now, units })
  })
}

function overview(text: string, query: object = {}, changes: Partial<TrackerOverview> = {}): TrackerOverview {
  const { actor = everybody, now = at } = changes
  const all = commitments(study(text), { lines: [], actions: [] })
  return {
    actor,
    filter: TrackerFilter.parse(query),
    study: study(text),
    lines: [],
    commitments: all,
    rows: rowsFor(text, all, actor, now),
    seesEntries: actor.kind === 'person',
    now,
    ...changes,
  }
}

const overviewStates: Readonly<Record<string, (text: string) => TrackerOverview>> = {
  'progress as everybody sees it': text => overview(text),
  'progress, nothing said': text => {
    const all = commitments(study(text), { lines: [], actions: [] })
    const looking = { actor: everybody, now: at, units: unitsOf(text) }
    return overview(text, {}, { rows: all.flatMap(one => rowsOf(one, [], looking)) })
  },
  'progress that faded': text => overview(text, {}, { now: tenMonths }),
  'progress for leads': text => overview(text, {}, { actor: lead(text) }),
  'progress by owner': text => overview(text, { by: 'owner' }),
  'progress, picked': text => overview(text, { status: 'underway', waits: 'any' }, { actor: lead(text) }),
  'progress, nothing picked': text => overview(text, { fresh: 'faded' }),
  'progress of a level without anything': text => overview(text, { level: 'region' }, { rows: [] }),
  'progress of sixty actions': text => {
    const lines = [{ line: '01', title: { nl: text } }, { line: '02' }]
    const actions = actionsOf(text)
    return overview(text, { line: '01' }, { lines, commitments: actions, rows: rowsFor(text, actions, everybody) })
  },
  'progress, more than a page': text => {
    const actions = actionsOf(text)
    return overview(text, { line: 'all', status: 'none', page: '2' }, { rows: manyRows(text, actions) })
  },
}

const manyRows = (text: string, chosen: readonly Commitment[]): readonly TrackerRow[] =>
  chosen.flatMap(one => rowsOf(one, [], { actor: everybody, now: at, units: unitsOf(text) }))

function commitment(
  text: string,
  id: string,
  query: object = {},
  changes: Partial<CommitmentView> = {},
): CommitmentView {
  const { actor = everybody, now = at } = changes
  const chosen = commitments(study(text), { lines: [], actions: [] }).filter(one => one.id === id)
  const [first] = chosen
  if (!first) throw new Error('The tests know no such commitment')
  return {
    actor,
    commitment: first,
    filter: TrackerFilter.parse(query),
    rows: rowsFor(text, chosen, actor, now),
    regions: ['VR05', 'VR06'],
    tiles,
    names: namesOf(text),
    seesEntries: actor.kind === 'person',
    now,
    ...changes,
  }
}

const commitmentStates: Readonly<Record<string, (text: string) => CommitmentView>> = {
  'recommendation on the map': text => commitment(text, 'R1'),
  'recommendation on the map, faded': text => commitment(text, 'R1', {}, { now: tenMonths }),
  'recommendation for leads': text => commitment(text, 'R1', {}, { actor: lead(text) }),
  'recommendation for an organisation': text => commitment(text, 'R2a'),
  'recommendation for police units': text => commitment(text, 'R3a'),
  'recommendation for municipalities, per region': text => commitment(text, 'R3c'),
  'recommendation for municipalities of a region': text => commitment(text, 'R3c', { region: 'VR05' }),
  'recommendation, nobody picked': text => commitment(text, 'R1', { fresh: 'faded' }),
  'action nobody translated': text => {
    const [action] = actionsOf(text)
    return action ? { ...commitment(text, 'R1'), commitment: action } : commitment(text, 'R1')
  },
}

function region(text: string, changes: Partial<RegionProgress> = {}): RegionProgress {
  const { actor = everybody } = changes
  const rows = rowsFor(text, commitments(study(text), { lines: [], actions: [] }), actor)
  const atLevel = (level: string) =>
    rows.filter(row => row.commitment.level === level && (level !== 'region' || row.unit.code === 'VR05'))
  return {
    actor,
    region: 'VR05',
    own: atLevel('region'),
    police: atLevel('policeUnit'),
    municipalities: atLevel('municipality'),
    national: atLevel('national').map(row => [row.commitment, row.unit]),
    names: namesOf(text),
    now: at,
    reachability: { mode: 'guidance' },
    followThrough: { years: [] },
    ...changes,
  }
}

const reached: Reachability = {
  mode: 'intake',
  coverage: { region: 'VR05', isComplete: true, gaps: [], isOnCall: true },
  drill: { day: '2026-04-07', results: { passed: 3, failed: 1, waiting: 0, unheld: 1 } },
  directory: { entries: 5, certain: 2 },
}
const unreached: Reachability = {
  mode: 'intake',
  coverage: {
    region: 'VR05',
    isComplete: false,
    gaps: [{ role: 'careCoordinator', reason: 'nobodyHoldsRole' }],
    isOnCall: false,
  },
  directory: { entries: 0, certain: 0 },
}

const regionStates: Readonly<Record<string, (text: string) => RegionProgress>> = {
  'progress of a region': text => region(text),
  'progress of a region, with its follow-through': text =>
    region(text, { actor: lead(text), reachability: reached, followThrough: { years, live } }),
  'progress of a region where nobody is': text => region(text, { reachability: unreached }),
  'progress of a region without more': text => region(text, { police: [], municipalities: [], national: [] }),
}

type Page = (text: string, wording: PageWording) => string

const drawn = <View>(
  states: Readonly<Record<string, (text: string) => View>>,
  draw: (view: View, wording: (typeof trackerWordings)['nl']) => string,
): Readonly<Record<string, Page>> =>
  Object.fromEntries(
    Object.entries(states).map(([name, state]): [string, Page] => [
      name,
      (text, { language }) => draw(state(text), trackerWordings[language]),
    ]),
  )

/** Every page of the tracker, in every state. */
export const trackerPages: Readonly<Record<string, Page>> = {
  ...drawn(standingStates, standingPage),
  ...drawn(overviewStates, trackerOverviewPage),
  ...drawn(commitmentStates, commitmentPage),
  ...drawn(regionStates, (view, wording) =>
    regionProgressPage(view, { ...wording, followThrough: followThroughWords[wording.language] }),
  ),
}
