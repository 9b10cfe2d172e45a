import { type RouteContent, route } from '#domain/route.ts'
import {
  AgeGroup,
  Elsewhere,
  ExploitationForm,
  Kind,
  ReporterType,
  type Situation,
  type Where,
} from '#domain/situation.ts'
import { listed } from './what-to-write.ts'

/** Whatever somebody answers leads to steps besides 112: of every place without a municipality, and of one with. */
export function answerFaults(content: RouteContent): readonly string[] {
  const [somewhere] = content.geography.municipalities
  const places: readonly Where[] = [...Elsewhere.options, ...(somewhere ? [somewhere.code] : [])]
  const without = places.flatMap(situationsAt).filter(situation => !hasAnswer(situation, content))
  const [first] = without
  if (first === undefined) return []
  const words = Object.values(first).filter(word => word !== undefined)
  const others = without.length > 1 ? ` and ${without.length - 1} more` : ''
  return [
    `routes/fallback: applies: no route has a step besides 112 for ${listed(words, 'conjunction')}${others}; write {}, or name them in "applies" of another route`,
  ]
}

function hasAnswer(situation: Situation, content: RouteContent): boolean {
  return route(situation, content).some(({ acts }) => !acts.includes('emergency'))
}

function situationsAt(where: Where): readonly Situation[] {
  return Kind.options.flatMap(kind =>
    (kind === 'place' ? [undefined] : AgeGroup.options).flatMap(ageGroup =>
      ExploitationForm.options.flatMap(form =>
        ReporterType.options.map(reporterType => ({ where, kind, ageGroup, form, reporterType })),
      ),
    ),
  )
}
