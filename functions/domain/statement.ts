import * as z from 'zod'
import { provenance } from './channels.ts'
import { parseContent } from './content.ts'
import { type Check, type Freshness, whyToCheck } from './freshness.ts'
import { Texts } from './language.ts'
import type { LocalDate } from './report.ts'

/** Something the site says that can become untrue: where it is written, what it is called, and when it was checked. */
export type Statement = Check & {
  /** The file below content/, and the entry in it. */
  readonly file: string
  readonly id: string
  readonly what: 'contact' | 'source' | 'structure' | 'step'
  readonly title: Texts
  readonly source: string
  /** A number, which a person can phone. */
  readonly phone?: string | undefined
  /** Since when nobody confirmed it, as its source says. */
  readonly notConfirmedSince?: string | undefined
}

/** A statement that somebody must check, and why. */
export type ToCheck = Statement & { readonly why: 'overdue' | 'neverChecked' }

/** Of everything that has a source, the same; whoever shows it reads the rest, and checks it. */
const Proved = z.object({
  id: z.string(),
  name: Texts.optional().catch(undefined),
  title: Texts.optional(),
  what: Texts.optional(),
  phone: z.object({ shown: z.string() }).optional(),
  ...provenance,
})
type Proved = z.infer<typeof Proved>

const Steps = z.array(z.union([z.string(), Proved]))
const Stated = z.object({
  sources: z.array(Proved),
  structures: z.array(Proved),
  routes: z.object({
    channels: z.array(Proved),
    routes: z.record(z.string(), z.object({ steps: Steps })),
    regional: z.record(z.string(), z.object({ changes: z.array(z.object({ step: Proved })) })),
  }),
})

/** Everything the site states, in the order of its files. @throws InvalidContent */
export function readStatements(raw: unknown, freshness: Pick<Freshness, 'reviewBefore'>): readonly Statement[] {
  const { sources, structures, routes } = parseContent(Stated, raw, 'content')
  const statements = (file: string, what: Statement['what'], proved: readonly Proved[]) =>
    proved.map(one => statementOf(one, { file, what, usual: freshness.reviewBefore }))
  return [
    ...statements('channels.json', 'contact', routes.channels),
    ...Object.entries(routes.routes).flatMap(([name, { steps }]) => {
      // A step of another file stands here by its name.
      const own = steps.filter(step => typeof step !== 'string')
      return statements(`routes/${name}.json`, 'step', own)
    }),
    ...Object.entries(routes.regional).flatMap(([name, { changes }]) => {
      const steps = changes.map(({ step }) => step)
      return statements(`routes/regional/${name}.json`, 'step', steps)
    }),
    ...statements('sources.json', 'source', sources),
    ...statements('structures.json', 'structure', structures),
  ]
}

type Placed = Pick<Statement, 'file' | 'what'> & { readonly usual: LocalDate }

function statementOf(proved: Proved, { file, what, usual }: Placed): Statement {
  const { id, source, notConfirmedSince, verifiedOn, verifiedBy, reviewBefore = usual } = proved
  const title = proved.title ?? proved.what ?? proved.name ?? { nl: id, en: id }
  const phone = proved.phone?.shown
  return { file, id, what, title, source, phone, notConfirmedSince, verifiedOn, verifiedBy, reviewBefore }
}

/** What must be checked on that day: first what is overdue, longest first. */
export function toCheck(statements: readonly Statement[], day: LocalDate): readonly ToCheck[] {
  const found = statements.flatMap((statement): readonly ToCheck[] => {
    const why = whyToCheck(statement, day)
    return why === undefined ? [] : [{ ...statement, why }]
  })
  return found.toSorted((one, other) => rankOf(one).localeCompare(rankOf(other)))
}

const rankOf = ({ why, reviewBefore }: ToCheck): string => `${why === 'overdue' ? 0 : 1} ${reviewBefore}`

/** One thing to ask about: the same statement, overdue after it was checked once, is another. */
export const nameOfCheck = ({ file, id, why, reviewBefore }: ToCheck): string =>
  [file, id, why, ...(why === 'overdue' ? [reviewBefore] : [])].join(' ')
