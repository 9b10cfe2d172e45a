import { routes } from '#content/routes.ts'
import rawSources from '#content/sources.json' with { type: 'json' }
import rawStructures from '#content/structures.json' with { type: 'json' }
import type { Holder } from '#domain/directory.ts'
import { readStatements, type ToCheck, toCheck } from '#domain/statement.ts'
import { demo, directory, freshness } from '../facts.ts'
import { today } from '../provenance.ts'
import { headOf, publicationOf } from './publication.ts'

/** One thing that nobody checked, or not in time: where it is written, since when it is so, and what somebody does. */
type Unverified = {
  readonly file: string
  readonly field: string
  readonly what: string
  readonly why: ToCheck['why']
  /** A day, a year, or `never`. */
  readonly since: string
  readonly reviewBefore?: string
  readonly toDo: string
}

/** Everything on this site that nobody checked in time, as it is on the day of the build. */
export function unverifiedFile() {
  const statements = readStatements({ routes, sources: rawSources, structures: rawStructures }, freshness)
  const unverified = [...toCheck(statements, today).map(statementLine), ...directory.flatMap(entryLine)]
  const count = (why: ToCheck['why']) => unverified.filter(one => one.why === why).length
  return {
    ...headOf(unverified, publicationOf({ demo })),
    overdue: count('overdue'),
    neverChecked: count('neverChecked'),
    unverified,
  }
}

function statementLine(check: ToCheck): Unverified {
  const { file, id, title, why, phone, source, reviewBefore, notConfirmedSince, verifiedOn } = check
  const look = phone === undefined ? `read ${source}` : `phone ${phone}`
  return {
    file: `content/${file}`,
    field: `${id}.verifiedOn`,
    what: title.nl,
    why,
    since: why === 'overdue' ? reviewBefore : (verifiedOn ?? notConfirmedSince ?? 'never'),
    reviewBefore,
    toDo: `${look}; then write verifiedOn, verifiedBy and the next reviewBefore`,
  }
}

/** An entry of the directory of a demo; a real one is in the table, and its own mailbox is asked. */
function entryLine({ id, role, verified }: Holder): readonly Unverified[] {
  if (verified) return []
  const where = { file: 'content/demo/holders.json', field: `${id}.verified`, what: role }
  return [
    { ...where, why: 'neverChecked', since: 'never', toDo: 'phone, and press “checked” in the directory of the desk' },
  ]
}
