import everyDay from '#content/calendar.json' with { type: 'json' }
import everyHolder from '#content/demo/holders.json' with { type: 'json' }
import everyRegion from '#content/demo/regions.json' with { type: 'json' }
import { facts } from '#content/geography/facts.ts'
import everyLadder from '#content/ladders.json' with { type: 'json' }
import { readCalendar } from '#domain/calendar.ts'
import { type Holder, readDirectory } from '#domain/directory.ts'
import { readGeography } from '#domain/geography.ts'
import { type Ladders, readLadders } from '#domain/ladder.ts'
import { readRegions, regionWith } from '#domain/regions.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords, fullDateInWords } from '#domain/words.ts'
import { changes, messageTable, skippedList, totalsTable } from './account.ts'
import { chanceFrom } from './chance.ts'
import { watchMachines } from './machine-run.ts'
import { type Measured, measure } from './measures.ts'
import { madeUpMonth } from './month.ts'
import { languageIn, type Options, optionsIn } from './options.ts'
import { endOfPlay, play, type Story } from './play.ts'
import { mailTexts, replayTexts, type Wording, wordingIn } from './texts.ts'
import { timelineOf } from './timeline.ts'

const regions = readRegions(everyRegion, { demo: true })
const calendar = readCalendar(everyDay)
const present = readLadders(everyLadder)
const geography = readGeography(facts)
const names = new Map(geography.municipalities.map(({ code, name }) => [code, name]))

/** The invented people of the demo stages. */
const holders = readDirectory(everyHolder)
const nationalDesk: Holder = {
  id: 'NL-nationalDesk-1',
  region: 'NL',
  role: 'nationalDesk',
  organisation: 'Demo landelijk loket',
  language: 'nl',
  email: 'landelijk@demo.example.org',
  scope: {},
}

/** Everything that is printed, or how it is used. @throws WrongOption */
export async function accountOf(args: readonly string[]): Promise<string> {
  const options = optionsIn(args, { regions: regions.map(({ code }) => code), calendar })
  if (!options) return replayTexts[languageIn(args)].usage.join('\n')
  const wording = wordingIn(options.language, names)
  const played = await playOn([...(options.other ? [options.other.ladders] : []), present], options)
  return written(played, { options, wording })
}

export type Played = {
  readonly stories: readonly Story[]
  readonly measured: readonly Measured[]
  readonly until: string
}

/** The same month on each of these ladders, with the same people. */
export async function playOn(ladders: readonly Ladders[], options: Options): Promise<readonly Played[]> {
  const { region, month, seed, reports, desk } = options
  const chance = chanceFrom(seed)
  const municipalities = geography.municipalities.filter(({ safetyRegion }) => safetyRegion.code === region)
  const where = municipalities.map(({ code }) => code)
  const messages = madeUpMonth({ region, month, messages: reports, chance, calendar, municipalities: where })
  const until = endOfPlay(month, region, { ladders, calendar })
  const machines = await watchMachines()
  const played: Played[] = []
  for (const tried of ladders) {
    const policies = { ladders: tried, calendar, holders, nationalDesk, regions, texts: mailTexts }
    const stories = await play({ messages, machines, policies, people: { desk, chance, calendar }, until })
    played.push({ stories, measured: stories.map(story => measure(story, calendar)), until })
  }
  return played
}

type Writing = { readonly options: Options; readonly wording: Wording }

function written([tried, before]: readonly Played[], { options, wording }: Writing): string {
  if (!tried) throw new Error('Nothing was played')
  const { replay } = wording
  const told = { ...wording, holders: [...holders, nationalDesk] }
  const skipped = skippedList(tried.measured, wording)
  return [
    introduction(tried.until, { options, wording }),
    section(replay.timeline.title, timelineOf(tried.stories, told)),
    section(replay.table.title, messageTable(tried.measured, wording)),
    ...(skipped === '' ? [] : [section(replay.table.why, skipped)]),
    ...(before ? comparison(tried, before, { options, wording }) : [alone(tried, wording)]),
    replay.totals.time,
  ].join('\n\n')
}

const section = (title: string, text: string): string => `${title}\n${'='.repeat(title.length)}\n\n${text}`

function introduction(until: string, { options, wording }: Writing): string {
  const { replay, language } = wording
  const { region: code, month, desk, seed } = options
  const region =
    code === 'NL' ? replay.national : fill(replay.region, { region: regionWith(code, regions).name[language], code })
  const [, ...monthAndYear] = fullDateInWords(`${month}-01`, language).split(' ').slice(1)
  const values = { desk: replay.desks[desk], seed, until: exactlyInWords(until, language) }
  const title = fill(replay.title, { month: monthAndYear.join(' '), region })
  return [section(title, replay.madeUp), ...replay.explained.map(line => fill(line, values))].join('\n')
}

function alone({ measured }: Played, wording: Wording): string {
  const { totals, ladder } = wording.replay
  return section(totals.title, totalsTable([{ title: ladder.present, measured }], wording))
}

function comparison(tried: Played, before: Played, { options, wording }: Writing): readonly string[] {
  const { comparison: words, ladder } = wording.replay
  const file = options.other?.file ?? ''
  const columns = [
    { title: ladder.present, measured: before.measured },
    { title: fill(ladder.other, { file }), measured: tried.measured },
  ]
  const changed = changes(before.measured, tried.measured, wording)
  return [section(words.title, totalsTable(columns, wording)), changed === '' ? words.same : changed]
}
