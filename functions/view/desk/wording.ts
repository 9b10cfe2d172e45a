import type { MistakeWords, TakeoverWording } from '../wording.ts'

export type DeskWords = typeof import('#content/messages/nl/desk.json')

/** A page of the desk speaks of more than a page for everybody does. */
export type DeskWording = TakeoverWording & {
  /** messages/{nl,en}/desk.json */
  readonly desk: DeskWords
}

export type DirectoryWords = typeof import('#content/messages/nl/directory.json')

/** The pages of the directory and its proof. */
export type DirectoryWording = DeskWording & {
  /** messages/{nl,en}/directory.json */
  readonly directory: DirectoryWords
}

/** What readers say is wrong, for whoever keeps the pages. */
export type MistakesWording = DeskWording & {
  /** messages/{nl,en}/mistake.json */
  readonly mistake: MistakeWords
}
