import * as z from 'zod'
import { parseContent } from './content.ts'
import { Texts } from './language.ts'
import { AgeGroup, ExploitationForm, Kind, ReporterType } from './situation.ts'

const Words = z.array(z.string().min(1)).min(1)
const WordsInEach = z.strictObject({ nl: Words, en: Words })

/** What people call something that this site calls otherwise. */
export const Synonyms = z.strictObject({
  /** Other words for an answer to a question: whoever searches for one finds the situations with that answer. */
  answers: z.strictObject({
    kind: z.partialRecord(Kind, WordsInEach),
    ageGroup: z.partialRecord(AgeGroup, WordsInEach),
    form: z.partialRecord(ExploitationForm, WordsInEach),
    reporterType: z.partialRecord(ReporterType, WordsInEach),
  }),
  /** What people call a thing to do or to follow here: a message, its status, the progress, the figures. */
  services: z.strictObject({
    message: WordsInEach,
    status: WordsInEach,
    progress: WordsInEach,
    figures: WordsInEach,
  }),
  /** Words that are mixed up, or out of use, in a sentence or two, and the part of the page about words that says more. */
  explained: z.array(z.strictObject({ term: Texts, words: WordsInEach, text: Texts, part: Texts })),
})
export type Synonyms = z.infer<typeof Synonyms>

/** @throws InvalidContent */
export function readSynonyms(raw: unknown): Synonyms {
  return parseContent(Synonyms, raw, 'synonyms')
}
