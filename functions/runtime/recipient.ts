import * as z from 'zod'
import { CommitmentId } from '#domain/commitment.ts'
import { Reference } from '#domain/report.ts'
import type { Standing } from '#domain/standing.ts'
import { UnitCode } from '#domain/unit.ts'

/**
 * Whose digest it is: the directory id of a holder, never an address; the messages that were seen to be pressing, by
 * number, and who must say how far they are with what. What the holder is asked besides is read when the mail is made.
 */
export const Recipient = z.object({
  recipient: z.string(),
  pressing: z.array(Reference),
  progress: z.array(z.string()),
  /** Something the site says may be wrong; which, is read when the mail is made. */
  freshness: z.literal(true).exactOptional(),
})
export type Recipient = z.infer<typeof Recipient>

type Place = Pick<Standing, 'commitment' | 'unit'>

/** In few characters, because a machine may carry only so many: `R1 VR05`. */
export const nameOfPlace = ({ commitment, unit }: Place): string => `${commitment} ${unit}`

export function placeNamed(name: string): Place {
  const [commitment, unit] = name.split(' ')
  return { commitment: CommitmentId.parse(commitment), unit: UnitCode.parse(unit) }
}
