import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
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
export const foundIn = (folder = '.local'): string => join(folder, 'accessibility-found.json')
const resultsIn = (folder: string): string => join(folder, 'accessibility.json')
const Results = z.object({ sources: z.string() })

/**
 * Lets the builds from here on show what the tests found last. Not while tests run: they would not find the pages that
 * they began with.
 */
export function takeAccessibilityResults(folder = '.local'): void {
  if (existsSync(foundIn(folder))) renameSync(foundIn(folder), resultsIn(folder))
}

/** The file with what was found on pages of these very sources, and its text; nothing when there is none. */
export function accessibilityResults(folder = '.local'): { readonly file: string; readonly text: string } {
  const [file, none] = [resultsIn(folder), { file: '', text: '' }]
  if (!existsSync(file)) return none
  const text = readFileSync(file, 'utf8')
  return Results.parse(JSON.parse(text)).sources === sourcesOfPages() ? { file, text } : none
}
