import { readCalendar } from '#domain/calendar.ts'
import { readPeople } from '#domain/demo-person.ts'
import { readDirectory } from '#domain/directory.ts'
import { InvalidContent } from '#domain/errors.ts'
import { readGeography } from '#domain/geography.ts'
import { type Governance, readGovernance } from '#domain/governance.ts'
import { type Knowledge, readKnowledge } from '#domain/knowledge.ts'
import { readLadders } from '#domain/ladder.ts'
import { readNeighbours } from '#domain/neighbours.ts'
import { requireKnownParties } from '#domain/parties.ts'
import { readProgressLadders } from '#domain/progress-ladder.ts'
import { readRegions } from '#domain/regions.ts'
import { readRetention } from '#domain/retention.ts'
import { type RouteContent, readRouteContent } from '#domain/route.ts'
import { readStandings } from '#domain/standing-content.ts'
import { readStructures } from '#domain/structures.ts'
import { readSynonyms } from '#domain/synonyms.ts'
import { readUnits } from '#domain/unit.ts'
import { calendarFaults } from './calendar-years.ts'
import type { Fault } from './fault.ts'
import type { Path } from './issues.ts'
import { type JsonFiles, member, nameOf } from './json-file.ts'
import { namesIn } from './names.ts'
import { answerFaults } from './route-answers.ts'
import { unusedFaults } from './unused.ts'
import { nearest } from './what-to-write.ts'

/** What the files together are, as far as they can be read. */
export type Agreed = {
  readonly faults: readonly Fault[]
  readonly routes: RouteContent | undefined
  readonly knowledge: Knowledge | undefined
  readonly governance: Governance | undefined
}

/**
 * Reads everything as the build does. Of what cannot be read the faults are said, and whatever needs it is left for the
 * next time.
 */
export function agreements(files: JsonFiles, today: string): Agreed {
  const reading = new Agreements(files)
  const { raw, attempt } = reading
  const regions = attempt(() => readRegions(raw('regions'), { demo: false }))
  const demoRegions = attempt(() => readRegions(raw('demo/regions'), { demo: true }))
  const geography = attempt(() => readGeography(reading.geography()))
  const routes = geography && attempt(() => readRouteContent(reading.routes(), geography))
  const knowledge = routes && attempt(() => readKnowledge(reading.knowledge(), routes.channels))
  if (routes && knowledge) {
    attempt(() => requireKnownParties(routes, new Set([...knowledge.roles.keys(), ...knowledge.organisations.keys()])))
  }
  attempt(() => readLadders(raw('ladders')))
  attempt(() => readProgressLadders(raw('progress-ladder')))
  attempt(() => readRetention(raw('retention')))
  const governance = attempt(() => readGovernance(reading.governance()))
  attempt(() => readStructures(raw('structures')))
  attempt(() => readSynonyms(raw('synonyms')))
  attempt(() => readDirectory(raw('demo/holders')))
  attempt(() => readPeople(raw('demo/people')))
  attempt(() => readStandings(raw('demo/standings')))
  const working = regions?.map(({ code }) => code).filter(code => code !== 'NL')
  if (working) attempt(() => readNeighbours(raw('geography/neighbours'), working))
  if (demoRegions) attempt(() => readUnits(raw('geography/municipalities'), demoRegions))
  const calendar = attempt(() => readCalendar(raw('calendar')))
  if (calendar) reading.add(calendarFaults(calendar, today))
  if (routes) reading.add(answerFaults(routes))
  if (routes && knowledge) reading.add(unusedFaults(routes))
  return { faults: reading.faults, routes, knowledge, governance }
}

class Agreements {
  readonly faults: Fault[] = []
  readonly #files: JsonFiles

  constructor(files: JsonFiles) {
    this.#files = files
  }

  readonly raw = (name: string): unknown => this.#files.get(`content/${name}.json`)?.value

  /** What the work says is wrong with content becomes a fault; anything else is a mistake of ours. */
  readonly attempt = <Result>(work: () => Result): Result | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof InvalidContent)) throw error
      this.add(error.message.split('\n'))
      return undefined
    }
  }

  add(messages: readonly string[]): void {
    this.faults.push(...messages.map(message => faultFrom(message, this.#files)))
  }

  geography(): unknown {
    const parts = ['elsewhere', 'former', 'municipalities', 'partitions', 'pending', 'places', 'postcodes']
    return Object.fromEntries(parts.map(part => [part, this.raw(`geography/${part}`)]))
  }

  routes(): unknown {
    return {
      channels: this.raw('channels'),
      phrases: this.raw('phrases'),
      sections: this.raw('sections'),
      routes: this.#below('content/routes/'),
      regional: this.#below('content/routes/regional/'),
    }
  }

  knowledge(): unknown {
    const parts = ['sources', 'organisations', 'roles', 'explained', 'factors', 'recommendations']
    const victims = this.raw('victims-per-year')
    return { ...Object.fromEntries(parts.map(part => [part, this.raw(part)])), victims }
  }

  governance(): unknown {
    const parts = ['pages', 'records', 'threats']
    return Object.fromEntries(parts.map(part => [part, this.raw(`governance/${part}`)]))
  }

  #below(folder: string): Readonly<Record<string, unknown>> {
    const inside = [...this.#files].filter(([file]) => file.startsWith(folder))
    const named = inside.map(([file, { value }]) => [file.slice(folder.length).replace('.json', ''), value] as const)
    return Object.fromEntries(named.filter(([name]) => !name.includes('/')))
  }
}

/** `routes/minor: call.channel: no channel …`, as the rules say it, at the line where it stands. */
function faultFrom(said: string, files: JsonFiles): Fault {
  const [, name = '', field = '', message = ''] = /^([^:\s]+): (?:([^:\s]+): )?(.*)$/s.exec(said) ?? []
  const file = `content/${name.replace(/^content\//, '').replace(/\.json$/, '')}.json`
  const json = files.get(file)
  if (json === undefined) return { file: 'content', message: said }
  return { ...json.at(pathTo(field.split('.'), json.value)), field, message: `${message}${perhaps(message, files)}` }
}

/** The id that was probably meant, where a rule says that there is none of that name. */
function perhaps(message: string, files: JsonFiles): string {
  const [, unknown] = /\bno (?:file has a step |route has a step |channel |route )?([A-Za-z0-9]+)/.exec(message) ?? []
  const meant = unknown && nearest(unknown, Object.values(namesIn(files)).flat())
  return meant ? `. Is ${meant} meant?` : ''
}

/** The way to what a rule names: by key or number, or by the id of something anywhere below. */
function pathTo([word, ...rest]: readonly string[], value: unknown): Path {
  if (word === undefined || typeof value !== 'object' || value === null) return []
  const direct = member(value, word)
  if (direct !== undefined) return [Array.isArray(value) ? Number(word) : word, ...pathTo(rest, direct)]
  const found = pathToNamed(word, value)
  return found === undefined ? [] : [...found.path, ...pathTo(rest, found.item)]
}

function pathToNamed(name: string, value: unknown): { readonly path: Path; readonly item: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key
    if (key === name || nameOf(item) === name) return { path: [step], item }
    const inner = pathToNamed(name, item)
    if (inner) return { ...inner, path: [step, ...inner.path] }
  }
  return undefined
}
