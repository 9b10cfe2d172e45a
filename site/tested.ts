import { readFileSync } from 'node:fs'
import { AccessibilityResults } from '#domain/accessibility.ts'
import { parseContent } from '#domain/content.ts'

const file = process.env.MELDROUTE_ACCESSIBILITY

/** What the tests found on these very sources; `infra/pages.ts` names the file when there is one. */
export function accessibilityResults(): AccessibilityResults | undefined {
  return file ? parseContent(AccessibilityResults, JSON.parse(readFileSync(file, 'utf8')), file) : undefined
}
