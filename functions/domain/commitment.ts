import * as z from 'zod'
import { parseContent } from './content.ts'
import { Texts } from './language.ts'
import { LocalDate } from './report.ts'
import { Level, type Unit, UnitCode, type Units, unitsOf } from './unit.ts'

/** A recommendation of the study of 2024: `R1`, `R2a`. */
export const RecommendationId = z.string().regex(/^R\d[a-z]?$/)
/** An action of the action plan by line and number, two digits each: `A03.12`. */
export const ActionId = z.string().regex(/^A\d{2}\.\d{2}$/)
/** What somebody has taken on: a recommendation of the study or an action of the plan. */
export const CommitmentId = z.union([RecommendationId, ActionId])
export type CommitmentId = z.infer<typeof CommitmentId>

/** At which level it is followed; on the national one by which organisation. */
const Followed = { level: Level, unit: UnitCode.optional() }

const Recommendation = z.strictObject({ id: RecommendationId, ...Followed, title: Texts, addressee: Texts })
export type Recommendation = z.infer<typeof Recommendation>

export const Study = z.strictObject({
  source: z.url(),
  date: LocalDate,
  recommendations: z.array(Recommendation).min(1),
})
export type Study = z.infer<typeof Study>

/** Official titles are Dutch; a translation is there when the programme entered one. */
export const Title = z.strictObject({ nl: z.string().min(1).max(300), en: z.string().min(1).max(300).optional() })
export type Title = z.infer<typeof Title>

/** A line of the action plan, by its number of two digits. */
export const ActionLine = z.strictObject({ line: z.string().regex(/^\d{2}$/), title: Title })
export type ActionLine = z.infer<typeof ActionLine>

/** An action of the plan, with its owner (*actiehouder*) as the plan names it. */
export const Action = z.strictObject({
  id: ActionId,
  ...Followed,
  title: Title,
  owner: z.string().min(1).max(120),
})
export type Action = z.infer<typeof Action>

/** The action plan as the programme entered it; empty until then, because its official texts are not known to us. */
export type Plan = { readonly lines: readonly ActionLine[]; readonly actions: readonly Action[] }

export type Commitment = {
  readonly id: CommitmentId
  readonly level: Level
  readonly unit?: UnitCode | undefined
  readonly title: Title
  /** Whom it is addressed to, or who owns it. */
  readonly owner: Title
  /** The line of the action plan; absent for a recommendation. */
  readonly line?: string | undefined
}

/** @throws InvalidContent */
export function readStudy(raw: unknown): Study {
  return parseContent(Study, raw, 'recommendations.json')
}

/** Recommendations first, then the actions in the order of their numbers. */
export function commitments({ recommendations }: Study, { actions }: Plan): readonly Commitment[] {
  return [
    ...recommendations.map(({ addressee, ...rest }): Commitment => ({ ...rest, owner: addressee })),
    ...actions.toSorted((one, other) => one.id.localeCompare(other.id)).map(commitmentOf),
  ]
}

const commitmentOf = ({ owner, ...action }: Action): Commitment => ({
  ...action,
  owner: { nl: owner },
  line: lineOf(action.id),
})

/** The number of the line an action belongs to. */
export const lineOf = (id: CommitmentId): string => id.slice(1, 3)

/** Who answers for it: every unit of its level, or the one organisation. */
export function unitsFor({ level, unit }: Pick<Commitment, 'level' | 'unit'>, units: Units): readonly Unit[] {
  if (unit === undefined) return unitsOf(level, units)
  const only = units.get(unit)
  return only ? [only] : []
}

/** Does this unit answer for it? */
export function isFor(
  commitment: Pick<Commitment, 'level' | 'unit'>,
  { level, code }: Pick<Unit, 'level' | 'code'>,
): boolean {
  return commitment.unit === undefined ? commitment.level === level : commitment.unit === code
}
