import { answer, type FormValues } from './form.ts'
import { find, type Geography } from './geography.ts'
import { Elsewhere, type Where } from './situation.ts'
import type { FieldError } from './submission.ts'
import { textLimits } from './text-limits.ts'

export type Answered = { readonly where?: Where; readonly errors: readonly FieldError[] }

/**
 * What was meant by "where": an answer without a place, a municipality chosen from choices, or the place that was
 * typed. A name that several municipalities have gives the choices.
 */
export function whereIn(values: FormValues, geography: Geography): Answered {
  const chosen = answer(values, 'where')
  if (chosen !== undefined && chosen !== 'place') return whereChosen(chosen, geography)
  const place = answer(values, 'place')
  if (place !== undefined) return wherePlaced(place, geography)
  return {
    errors: [
      chosen === undefined ? { field: 'where', code: 'whereRequired' } : { field: 'place', code: 'placeRequired' },
    ],
  }
}

function whereChosen(chosen: string, { municipalities }: Geography): Answered {
  const elsewhere = Elsewhere.safeParse(chosen)
  if (elsewhere.success) return { where: elsewhere.data, errors: [] }
  const known = municipalities.find(({ code }) => code === chosen)
  return known ? { where: known.code, errors: [] } : { errors: [{ field: 'where', code: 'choiceInvalid' }] }
}

function wherePlaced(place: string, geography: Geography): Answered {
  if (place.length > textLimits.place) return { errors: [{ field: 'place', code: 'placeTooLong' }] }
  const found = find(place, geography)
  switch (found.kind) {
    case 'municipality':
      return { where: found.code, errors: [] }
    case 'elsewhere':
      return { where: found.where, errors: [] }
    case 'choices':
      return { errors: [{ field: 'place', code: 'ambiguousPlace', choices: found.choices }] }
    case 'unknown':
      return { errors: [{ field: 'place', code: 'placeUnknown' }] }
  }
}
