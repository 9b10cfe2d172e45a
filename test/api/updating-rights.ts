import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { CommitmentId } from '#domain/commitment.ts'
import type { Side, Standing } from '#domain/standing.ts'
import { enter } from '#domain/standing-acts.ts'
import type { UnitCode } from '#domain/unit.ts'
import { calendar } from '#runtime/dependencies.ts'
import type { Sent } from './api.ts'
import { by, keep, placeOf, stored } from './standing-stage.ts'

/*
 * Who says how far it is with what: every act on units of every kind, here and elsewhere.
 */

type Answered = Pick<APIGatewayProxyStructuredResultV2, 'statusCode' | 'body'>

type Row = {
  readonly route: string
  readonly what: string
  readonly send: () => Promise<Sent> | Sent
  readonly more?: (answer: Answered) => string
}

const places: Readonly<Record<string, readonly [CommitmentId, UnitCode]>> = {
  'the region here': ['R1', 'VR05'],
  'the municipality here': ['R3c', 'GM0153'],
  'the police unit here': ['R3a', 'PEOostNederland'],
  'a national organisation': ['R2a', 'comensha'],
  'the region elsewhere': ['R1', 'VR06'],
}

/** An entry of long ago from that side, so that nobody has time left to comment. */
async function entered([commitment, unit]: readonly [CommitmentId, UnitCode], side: Side): Promise<Standing> {
  const entry = { update: { status: 'inPreparation' as const }, regions: [] }
  const setting = { edit: by('somebody', side), calendar: calendar() }
  return keep(enter(await stored(commitment, unit), placeOf(commitment, unit), entry, setting))
}

const acts: Readonly<Record<string, { readonly side: Side; readonly fields: Readonly<Record<string, string>> }>> = {
  enter: { side: 'owner', fields: { status: 'notStarted', dateReason: 'Test.' } },
  confirm: { side: 'programme', fields: {} },
  comment: { side: 'owner', fields: { region: 'VR05' } },
  publish: { side: 'owner', fields: {} },
  withdraw: { side: 'owner', fields: {} },
}

const actRoute = 'POST /progress/{commitment}/{unit}/{act}'

function actOn(act: string, what: string, side: Side, fields: Readonly<Record<string, string>>): Row {
  return {
    route: actRoute,
    what: `\`${act}\`, ${what}`,
    send: async () => {
      const [commitment = '', unit = ''] = places[what.replace(/, as .*/, '')] ?? []
      const { version } = await entered([commitment, unit], side)
      return { path: { commitment, unit, act }, json: { ...fields, version: String(version) } }
    },
  }
}

const table = 'commitment;unit;status;version\nR3c;GM0164;notStarted;0'

/** For a program everything has one status; what was done of it is in the answer. */
const done = ({ statusCode, body = '' }: Answered): string =>
  statusCode === 200 ? (body.includes('"done":true') ? ' done' : ' not done') : ''

export const updatingRows: readonly Row[] = [
  ...Object.entries(acts).flatMap(([act, { side, fields }]) =>
    Object.keys(places).map(what => actOn(act, what, side, fields)),
  ),
  actOn('withdraw', 'the municipality here, as its region entered', 'region', {}),
  {
    route: actRoute,
    what: '`enter`, on a page from before a colleague’s',
    send: async () => {
      await entered(['R1', 'VR05'], 'owner')
      return { path: { commitment: 'R1', unit: 'VR05', act: 'enter' }, json: { status: 'notStarted', version: '1' } }
    },
  },
  {
    route: actRoute,
    what: '`enter`, what nobody took on',
    send: () => ({ path: { commitment: 'R9', unit: 'VR05', act: 'enter' }, json: {} }),
  },
  {
    route: actRoute,
    what: '`remove`, which is no act',
    send: () => ({ path: { commitment: 'R1', unit: 'VR05', act: 'remove' }, json: {} }),
  },
  { route: 'GET /progress/updates', what: 'what waits', send: () => ({}) },
  {
    route: 'POST /progress/updates/{act}',
    what: '`publish`, what is ready',
    send: async () => {
      const { version } = await entered(['R2a', 'comensha'], 'owner')
      return { path: { act: 'publish' }, json: { item: `R2a/comensha/${version}` } }
    },
    more: done,
  },
  {
    route: 'POST /progress/updates/{act}',
    what: '`status`, the municipality here',
    send: async () => {
      const { version } = await entered(['R3c', 'GM0153'], 'owner')
      return { path: { act: 'status' }, json: { item: `R3c/GM0153/${version}`, status: 'underway' } }
    },
    more: done,
  },
  {
    route: 'POST /progress/updates/{act}',
    what: '`remove`, which is no act',
    send: () => ({ path: { act: 'remove' }, json: { item: 'R1/VR05/1' } }),
  },
  {
    route: 'POST /progress/import',
    what: 'a table about a municipality here, to look through',
    send: () => ({ json: { table } }),
  },
  { route: 'GET /plan', what: 'the action plan', send: () => ({}) },
  {
    route: 'POST /plan/import',
    what: 'a table of the plan, to look through',
    send: () => ({ json: { table: 'line;action;title\n1;;Test' } }),
  },
]
