import { eventually } from '../journey/target.ts'
import { make, makeFunction } from './echo.ts'
import { askService } from './mail-outcome.ts'
import { account } from './place.ts'

const code = 'export const handler = async () => undefined\n'
const path = '/schedules/zoned'

/** Is something run at once that is due in eight hours, by the clock of the zone that its schedule names? */
export async function isRunByUniversalTime(): Promise<boolean> {
  const Arn = await makeFunction('scheduled', code)
  const minutesAgo = new Date(Date.now() - 300_000).toISOString().slice(0, 19)
  await make('scheduler', path, {
    ScheduleExpression: `at(${minutesAgo})`,
    ScheduleExpressionTimezone: 'Pacific/Pitcairn',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn, RoleArn: `arn:aws:iam::${account}:role/scheduled` },
    ActionAfterCompletion: 'DELETE',
  })
  // It looks at its schedules every ten seconds; what ran is gone.
  return eventually('the end of the schedule', isGone).then(
    () => true,
    () => false,
  )
}

const isGone = async (): Promise<true | undefined> =>
  (await askService('scheduler', path)).status === 404 ? true : undefined
