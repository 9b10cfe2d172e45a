import { context } from '../runtime/events.ts'
import { asPlatform, invoke } from './invocation.ts'
import type { Stage } from './stage.ts'

const minute = 60_000

/** What runs by the clock, as long as the process lasts; the dead-man's switch less often than deployed, which is harder. */
export function keepTimetable(
  { functions, machines }: Stage,
  { reconcileMinutes }: { reconcileMinutes: number },
): void {
  every(reconcileMinutes * minute, () => invoke('reconcile', () => functions.reconcile({}, context)))
  // In the hours in which it is somebody's time; a run that nobody can start is one that never was.
  every(30 * minute, async () => {
    const now = new Date().toISOString()
    if (/T0(6:30|8:30)/.test(now)) await machines.start('digest', `digest-${now.replaceAll(/\W/g, '-')}`, {})
  })
  every(60 * minute, async () => {
    const now = new Date().toISOString()
    if (now.includes('T01:00')) await invoke('retention', () => functions.retention({}, context))
    if (now.includes('T02:00')) await invoke('figures', () => functions.figures({}, context))
  })
}

function every(milliseconds: number, act: () => Promise<unknown>): void {
  asPlatform(() => {
    const again = () => {
      void act()
      setTimeout(again, milliseconds)
    }
    setTimeout(again, milliseconds - (Date.now() % milliseconds))
  })
}
