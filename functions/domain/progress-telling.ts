import type { Calendar } from './calendar.ts'
import type { CommitmentId } from './commitment.ts'
import type { Holder } from './directory.ts'
import { type Addressee, addresseeFrom, commenterOf, type SkippedRung } from './progress-addressee.ts'
import { ladderSteps, type ProgressLadders } from './progress-ladder.ts'
import type { ProgressSubject } from './progress-matter.ts'
import { type Place, regionsToAsk, reminderDue } from './progress-reminder.ts'
import type { Instant, LocalDate } from './report.ts'
import type { RegionCode } from './situation.ts'
import type { Standing } from './standing.ts'
import type { Unit } from './unit.ts'
import { localDateOf } from './working-time.ts'

/** What the digest says besides why somebody gets it. */
export type TellingNote =
  /** Whoever is asked first did not answer. */
  | { readonly kind: 'unanswered' }
  /** Nobody could be asked before. */
  | ({ readonly kind: 'skipped' } & SkippedRung)
  /** Whoever it is about has no mailbox in the directory. */
  | { readonly kind: 'noMailbox' }

type Told = {
  readonly commitment: CommitmentId
  readonly place: Place
  readonly holder: Holder
  /** The day it is about. */
  readonly day: LocalDate
  readonly since: Instant
}

/** A reminder on a step of the ladder. */
type OfLadder = Told & {
  readonly about: ProgressSubject
  readonly step: number
  readonly note?: TellingNote | undefined
}

/** A region may say something about an entry: told once. */
type OfRegion = Told & {
  readonly about: 'awaitsComment'
  readonly region: RegionCode
  readonly place: Place & { readonly standing: Standing }
}

/** One thing to tell one mailbox about how far somebody is. */
export type Telling = OfLadder | OfRegion

export type TellingSetting = {
  readonly ladders: ProgressLadders
  readonly calendar: Calendar
  readonly reports: readonly LocalDate[]
  readonly directory: readonly Holder[]
  readonly now: Instant
}

/** What is to be told at this instant about one place, and to whom: one thing a mailbox, the ladder's before a region's. */
export function tellingsOf(commitment: CommitmentId, place: Place, setting: TellingSetting): readonly Telling[] {
  const reminder = reminderFor(commitment, place, setting)
  const comments = commentsFor(commitment, place, setting)
  if (!reminder) return comments
  return [reminder, ...comments.filter(({ holder }) => mailboxOf(holder) !== mailboxOf(reminder.holder))]
}

function reminderFor(commitment: CommitmentId, place: Place, setting: TellingSetting): OfLadder | undefined {
  const due = reminderDue(place, setting, setting.now)
  const addressee = due && addresseeFrom(due.step, place.unit, setting)
  if (!addressee) return undefined
  const { holder, step } = addressee
  const { about, day, since } = due
  return { commitment, place, holder, about, day, since, step, note: noteFor(place, addressee, setting) }
}

function noteFor({ unit }: Place, { role, skipped }: Addressee, setting: TellingSetting): TellingNote | undefined {
  if (unit.code !== 'NL' && hasNoMailbox(unit)) return { kind: 'noMailbox' }
  const [unheld] = skipped
  if (unheld) return { kind: 'skipped', ...unheld }
  return role === ladderSteps(unit.level, setting.ladders)[0]?.role ? undefined : { kind: 'unanswered' }
}

/** Police units and national organisations are not in the directory. */
const hasNoMailbox = ({ level }: Pick<Unit, 'level'>): boolean => level === 'policeUnit' || level === 'national'

function commentsFor(commitment: CommitmentId, place: Place, setting: TellingSetting): readonly OfRegion[] {
  const { standing } = place
  if (!standing?.pending) return []
  const since = standing.pending.enteredAt
  return regionsToAsk(place, setting.now).flatMap((region): readonly OfRegion[] => {
    const holder = commenterOf(region, setting)
    if (!holder) return []
    return [
      {
        commitment,
        place: { ...place, standing },
        holder,
        about: 'awaitsComment',
        day: localDateOf(since),
        since,
        region,
      },
    ]
  })
}

const mailboxOf = ({ email }: Holder): string => email.toLowerCase()
