import type { Language } from '#domain/language.ts'

/** The words of one language; the content decides, the types only follow it. */
export type FormWords = typeof import('#content/messages/nl/form.json')
export type SharedWords = typeof import('#content/messages/nl/words.json')
export type DraftWords = typeof import('#content/messages/nl/draft.json')
export type TakeoverWords = typeof import('#content/messages/nl/takeover.json')
export type StatusWords = typeof import('#content/messages/nl/status.json')
export type FrameWords = typeof import('#content/messages/nl/frame.json')

export type MistakeWords = typeof import('#content/messages/nl/mistake.json')

export type ConversationWords = typeof import('#content/messages/nl/conversation.json')

/** All that a part of a page needs to speak. */
export type Wording = {
  readonly language: Language
  /** messages/{nl,en}/form.json */
  readonly form: FormWords
  /** messages/{nl,en}/words.json */
  readonly shared: SharedWords
}

/** A whole page also has a frame. */
export type PageWording = Wording & {
  /** messages/{nl,en}/frame.json: apart from the other words of the site, which no answer needs */
  readonly site: FrameWords
  /** Demo stages say so on every page. */
  readonly demo: boolean
}

/** Where number and code are asked. */
export type StatusWording = PageWording & {
  /** messages/{nl,en}/status.json */
  readonly status: StatusWords
}

/** A page for the reporter behind number and code. */
export type ReporterWording = StatusWording & {
  /** messages/{nl,en}/conversation.json */
  readonly conversation: ConversationWords
}

/** The pages behind the link in a notice. */
export type TakeoverWording = PageWording & {
  /** messages/{nl,en}/takeover.json */
  readonly takeover: TakeoverWords
}

/** Where a reader says that something is wrong. */
export type MistakeWording = PageWording & {
  /** messages/{nl,en}/mistake.json */
  readonly mistake: MistakeWords
}
