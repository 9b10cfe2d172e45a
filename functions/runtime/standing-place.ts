import type { Commitment } from '#domain/commitment.ts'
import { unitsFor } from '#domain/commitment.ts'
import { NotFound } from '#domain/errors.ts'
import type { Unit, Units } from '#domain/unit.ts'

export type Country = { readonly commitments: readonly Commitment[]; readonly units: Units }

/** @throws NotFound for what nobody took on */
export function commitmentFor(typed: string | undefined, { commitments }: Pick<Country, 'commitments'>): Commitment {
  const found = commitments.find(({ id }) => id === typed)
  if (!found) throw new NotFound('No such commitment')
  return found
}

/** @throws NotFound for a unit that does not answer for it */
export function placeFor(
  typed: { readonly commitment?: string | undefined; readonly unit?: string | undefined },
  country: Country,
): { readonly commitment: Commitment; readonly unit: Unit } {
  const commitment = commitmentFor(typed.commitment, country)
  const unit = unitsFor(commitment, country.units).find(({ code }) => code === typed.unit)
  if (!unit) throw new NotFound('No such unit')
  return { commitment, unit }
}
