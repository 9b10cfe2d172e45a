import { may } from '#domain/access.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import { type HalfYear, isOver, isOvertaken } from '#domain/half-year.ts'
import type { LocalDate } from '#domain/report.ts'
import { type Answer, json, page, seeOther } from '#runtime/answer.ts'
import type { Audit } from '#runtime/audit.ts'
import { audit, deskEndpoint, halfYearDependencies, halfYearWordings } from '#runtime/dependencies.ts'
import { dayIn, drafted, type HalfYearDependencies, named, showReport } from '#runtime/half-year.ts'
import { publicly } from '#runtime/half-year-data.ts'
import { nothingBut } from '#runtime/sent-fields.ts'
import type { SignedIn } from '#runtime/signed-in.ts'
import { deskPath } from '#view/desk-paths.ts'
import { reportPage } from '#view/half-year/report.ts'
import type { HalfYearWording } from '#view/half-year/wording.ts'

export const reportActs = ['adopt', 'drop'] as const
type Act = (typeof reportActs)[number]

export type ActDependencies = HalfYearDependencies & { readonly audit: Audit }

type Asked = {
  readonly date: LocalDate
  /** Of what whoever adopts it looked at. */
  readonly digest: unknown
  readonly actor: SignedIn['actor']
}

/**
 * Adopts the report of a day, exactly as whoever adopts it saw it. Adopting it twice comes to the same.
 * @throws Conflict when its day is not over, when a later one was adopted, and when it is not what was looked at
 */
export async function adoptReport({ date, digest, actor }: Asked, dependencies: ActDependencies): Promise<HalfYear> {
  const { halfYears, clock, audit } = dependencies
  const entry = await existing(date, dependencies)
  if (entry.state === 'adopted') return entry
  const reports = await halfYears.all()
  if (!isOver(date, clock.now())) throw new Conflict('The day is not over')
  if (isOvertaken(date, reports)) throw new Conflict('A later report was adopted')
  const written = await drafted({ date, entry, reports }, dependencies)
  if (written.digest !== digest) throw new Conflict('It is not what was looked at')
  const by = actor.person.subject
  await audit({ what: 'reportAdopted', about: date, by })
  const { state } = written
  return halfYears.adopt(entry, { state, previous: named(written.previous), at: clock.now(), by })
}

/** @throws Conflict when it was adopted */
export async function dropReport({ date, actor }: Asked, dependencies: ActDependencies): Promise<HalfYear> {
  const { halfYears, audit } = dependencies
  const entry = await existing(date, dependencies)
  await halfYears.drop(date)
  await audit({ what: 'reportDropped', about: date, by: actor.person.subject })
  return entry
}

/** @throws NotFound when no report of that day is planned */
async function existing(date: LocalDate, { halfYears }: ActDependencies): Promise<HalfYear> {
  const entry = await halfYears.get(date)
  if (!entry) throw new NotFound('No such report')
  return entry
}

const does = { adopt: adoptReport, drop: dropReport } as const

/** As a page: where it shows, or the draft anew when it is not what was looked at. */
async function actAsPage(act: Act, asked: Asked, wording: HalfYearWording): Promise<Answer> {
  const { language } = wording
  const dependencies = { ...halfYearDependencies(), audit: audit() }
  try {
    const { date } = await does[act](asked, dependencies)
    const isDropped = act === 'drop'
    return seeOther(
      `${isDropped ? deskPath('progressReports', language) : deskPath('progressReports', language, date)}?done=${isDropped ? 'dropped' : 'adopted'}`,
    )
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return page(
      409,
      reportPage({ ...(await showReport(asked.date, asked.actor, dependencies)), isStale: true }, wording),
    )
  }
}

export const handler = deskEndpoint(
  {
    route: 'POST /progress/reports/{date}/{act}',
    accepts: ['form', 'json'],
    address: ({ path, language }) => deskPath('progressReports', language, path.date ?? ''),
  },
  async ({ path, body, wants, language }, actor) => {
    const act = reportActs.find(known => known === path.act)
    if (!act || !may(actor, 'adoptReports', undefined)) throw new NotFound('Not for this person')
    nothingBut(body, ...(act === 'adopt' ? ['digest'] : []))
    const asked = { date: dayIn(path.date), digest: body.digest, actor }
    if (wants === 'page') return actAsPage(act, asked, halfYearWordings()[language])
    const done = await does[act](asked, { ...halfYearDependencies(), audit: audit() })
    return json(200, publicly(done))
  },
)
