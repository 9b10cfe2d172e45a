import * as z from 'zod'
import { parseContent } from './content.ts'
import { Role } from './report.ts'
import type { Level } from './unit.ts'

/** One step of a ladder of progress: who is reminded, so many working days after the first reminder. */
export const ProgressRung = z.strictObject({ role: Role, after: z.int().min(0) })
export type ProgressRung = z.infer<typeof ProgressRung>

const lastRung = '{ "role": "nationalDesk", "after": … }'

/** Somebody at once, every rung later than the one before, the programme at the end. */
const Ladder = z
  .array(ProgressRung)
  .min(1, `write at least one rung, the last one ${lastRung}`)
  .superRefine((rungs, context) => {
    for (const [index, { after }] of rungs.entries()) {
      const message = faultInOrder(after, rungs[index - 1]?.after)
      if (message !== undefined) context.addIssue({ code: 'custom', path: [index, 'after'], message })
    }
    if (rungs.at(-1)?.role === 'nationalDesk') return
    context.addIssue({
      code: 'custom',
      path: [rungs.length - 1, 'role'],
      message: `add a last rung ${lastRung}: the programme's mailbox is always known`,
    })
  })

function faultInOrder(after: number, before: number | undefined): string | undefined {
  if (before === undefined) return after === 0 ? undefined : 'write 0: the first rung is at once'
  return after > before ? undefined : `write more than ${before}: each rung is later than the one before`
}

/** Whose mailboxes the directory does not have: only the programme can be reminded of what they took on. */
const ProgrammeOnly = Ladder.refine(
  rungs => rungs.every(({ role }) => role === 'nationalDesk'),
  'write nationalDesk only: nobody else of this level is in the directory',
)

/** Who is reminded of progress, per level; the last rung repeats `atMost` times more, `every` so many working days. */
export const ProgressLadders = z.strictObject({
  levels: z.strictObject({
    region: Ladder,
    municipality: Ladder,
    policeUnit: ProgrammeOnly,
    national: ProgrammeOnly,
  } satisfies Record<Level, z.ZodType>),
  repeat: z.strictObject({ every: z.int().positive(), atMost: z.int().min(0) }),
})
export type ProgressLadders = z.infer<typeof ProgressLadders>

/** @throws InvalidContent */
export function readProgressLadders(raw: unknown): ProgressLadders {
  return parseContent(ProgressLadders, raw, 'content/progress-ladder.json')
}

/** A place on a ladder: where it stands, and how many working days after the one before it. */
export type LadderStep = { readonly role: Role; readonly wait: number }

/** All there are, from the first reminder on: past the ladder the last rung repeats, and not for ever. */
export function ladderSteps(level: Level, { levels, repeat }: ProgressLadders): readonly LadderStep[] {
  const rungs = levels[level]
  const climbed = rungs.map(({ role, after }, index) => ({ role, wait: after - (rungs[index - 1]?.after ?? 0) }))
  const again = { role: 'nationalDesk', wait: repeat.every } as const
  return [...climbed, ...Array.from({ length: repeat.atMost }, () => again)]
}
