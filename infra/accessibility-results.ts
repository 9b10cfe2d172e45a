import { existsSync, readFileSync, renameSync } from 'node:fs'
import * as z from 'zod'
import { hashOf } from './once.ts'

/** What pages are made of; what checks content is beside the site, and in no page. */
export const pageFiles = [
  'site/**',
  'site/pages/.well-known/**',
  '!site/check/**',
  'content/**',
  'functions/domain/**',
  'functions/view/**',
  'package.json',
  'package-lock.json',
] as const

export const sourcesOfPages = (): string => hashOf({ files: pageFiles, words: [] })

/** Where the tests leave what they found, and where a build looks for it. */
export const foundResults = '.local/accessibility-found.json'
const results = '.local/accessibility.json'
const Results = z.object({ sources: z.string() })

/**
 * Lets the builds from here on show what the tests found last. Not while tests run: they would not find the pages that
 * they began with.
 */
export function takeAccessibilityResults(): void {
  if (existsSync(foundResults)) renameSync(foundResults, results)
}

/** The file with what was found on pages of these very sources, and its text; nothing when there is none. */
export function accessibilityResults(): { readonly file: string; readonly text: string } {
  const none = { file: '', text: '' }
  if (!existsSync(results)) return none
  const text = readFileSync(results, 'utf8')
  return Results.parse(JSON.parse(text)).sources === sourcesOfPages() ? { file: results, text } : none
}
