import type { Page } from 'playwright-core'
import type { Check } from '#domain/accessibility.ts'
import { type Contrast, violationsButContrast } from './axe.ts'
import { findMotion, findUnseenFocus } from './focus.ts'
import { forcedColourFaults } from './forced-colours.ts'
import { findConfusing } from './landmarks.ts'
import { reflowFaults } from './reflow.ts'
import type { Tab } from './tabs.ts'
import { phone } from './visit.ts'

export type Found = Readonly<Record<Check, readonly string[]>>

/** By day and by night, magnified, in the device's own colours, with keys only and without motion. */
export async function lookForEveryone({ page, devtools }: Tab, contrast: Contrast): Promise<Found> {
  await page.emulateMedia({ colorScheme: 'light' })
  const rules = await violationsButContrast(page)
  const landmarks = await page.evaluate(findConfusing)
  const contrastByDay = await contrast.violationsOn(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const contrastByNight = await contrast.violationsOn(page)
  const byDevice = await asTheDeviceWants(page)
  const reflow = await reflowFaults(page, devtools)
  await page.setViewportSize(phone)
  return { rules, landmarks, contrastByDay, contrastByNight, ...byDevice, ...reflow }
}

/** Where the device has few colours and moves nothing, the place of focus has to be seen most of all. */
async function asTheDeviceWants(page: Page): Promise<Pick<Found, 'forcedColours' | 'focus' | 'motion'>> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const motion = await page.evaluate(findMotion)
  const forcedColours = await forcedColourFaults(page)
  const focus = await page.evaluate(findUnseenFocus)
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  return { forcedColours, focus, motion }
}

/** The checks that failed, with what they found. */
export function faultsIn(found: Found): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))
}
