import { describe, expect, test } from 'vitest'
import { officeOpenOn } from '../journey/clock.ts'
import { openCloud } from './cloud.ts'
import { differences } from './differences.ts'

describe('the second cloud still differs from AWS', () => {
  // Where one fails, the emulator was corrected: the difference and what makes up for it can go.
  test.each(differences)(
    '$what',
    async ({ isStillSo }) => {
      await officeOpenOn((await openCloud()).clock, 2)
      expect(await isStillSo()).toBe(true)
    },
    400_000,
  )
})
