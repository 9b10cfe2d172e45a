import { globSync, readFileSync } from 'node:fs'

/**
 * The days in the content that have come: pages say "check again before …" until then and "not confirmed since …"
 * afterwards, so they are made anew when there is another one.
 */
export function reviewsPassed(day: string, files: readonly string[] = globSync('content/**/*.json')): string {
  const days = files.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/"reviewBefore": "(\d{4}-\d{2}-\d{2})"/g)])
  return [...new Set(days.map(([, date = '']) => date))]
    .filter(date => date <= day)
    .toSorted()
    .join(' ')
}
