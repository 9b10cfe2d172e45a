import enConversation from '#content/messages/en/conversation.json' with { type: 'json' }
import enDesk from '#content/messages/en/desk.json' with { type: 'json' }
import enDirectory from '#content/messages/en/directory.json' with { type: 'json' }
import enDraft from '#content/messages/en/draft.json' with { type: 'json' }
import enFigures from '#content/messages/en/figures.json' with { type: 'json' }
import enFollowThrough from '#content/messages/en/follow-through.json' with { type: 'json' }
import enForm from '#content/messages/en/form.json' with { type: 'json' }
import enFrame from '#content/messages/en/frame.json' with { type: 'json' }
import enHalfYear from '#content/messages/en/half-year.json' with { type: 'json' }
import enMistake from '#content/messages/en/mistake.json' with { type: 'json' }
import enPlan from '#content/messages/en/plan.json' with { type: 'json' }
import enStatus from '#content/messages/en/status.json' with { type: 'json' }
import enTakeover from '#content/messages/en/takeover.json' with { type: 'json' }
import enTracker from '#content/messages/en/tracker.json' with { type: 'json' }
import enUpdating from '#content/messages/en/updating.json' with { type: 'json' }
import enWords from '#content/messages/en/words.json' with { type: 'json' }
import nlConversation from '#content/messages/nl/conversation.json' with { type: 'json' }
import nlDesk from '#content/messages/nl/desk.json' with { type: 'json' }
import nlDirectory from '#content/messages/nl/directory.json' with { type: 'json' }
import nlDraft from '#content/messages/nl/draft.json' with { type: 'json' }
import nlFigures from '#content/messages/nl/figures.json' with { type: 'json' }
import nlFollowThrough from '#content/messages/nl/follow-through.json' with { type: 'json' }
import nlForm from '#content/messages/nl/form.json' with { type: 'json' }
import nlFrame from '#content/messages/nl/frame.json' with { type: 'json' }
import nlHalfYear from '#content/messages/nl/half-year.json' with { type: 'json' }
import nlMistake from '#content/messages/nl/mistake.json' with { type: 'json' }
import nlPlan from '#content/messages/nl/plan.json' with { type: 'json' }
import nlStatus from '#content/messages/nl/status.json' with { type: 'json' }
import nlTakeover from '#content/messages/nl/takeover.json' with { type: 'json' }
import nlTracker from '#content/messages/nl/tracker.json' with { type: 'json' }
import nlUpdating from '#content/messages/nl/updating.json' with { type: 'json' }
import nlWords from '#content/messages/nl/words.json' with { type: 'json' }
import type { Language } from '#domain/language.ts'
import type { DeskWording, DirectoryWording, MistakesWording } from '#view/desk/wording.ts'
import type { FiguresWording } from '#view/figures-words.ts'
import type { FollowThroughWords } from '#view/follow-through.ts'
import type { HalfYearWording } from '#view/half-year/wording.ts'
import type { PlanWording, TrackerWording } from '#view/tracker/wording.ts'
import type { DraftWords, ReporterWording, TakeoverWording } from '#view/wording.ts'

export const wordings: Readonly<Record<Language, ReporterWording & TakeoverWording>> = {
  nl: {
    language: 'nl',
    form: nlForm,
    shared: nlWords,
    site: nlFrame,
    status: nlStatus,
    conversation: nlConversation,
    takeover: nlTakeover,
    demo: true,
  },
  en: {
    language: 'en',
    form: enForm,
    shared: enWords,
    site: enFrame,
    status: enStatus,
    conversation: enConversation,
    takeover: enTakeover,
    demo: false,
  },
}

export const deskWordings: Readonly<Record<Language, DeskWording>> = {
  nl: { ...wordings.nl, desk: nlDesk },
  en: { ...wordings.en, desk: enDesk },
}

export const mistakesWordings: Readonly<Record<Language, MistakesWording>> = {
  nl: { ...deskWordings.nl, mistake: nlMistake },
  en: { ...deskWordings.en, mistake: enMistake },
}

export const draftWords: Readonly<Record<Language, DraftWords>> = { nl: nlDraft, en: enDraft }

export const directoryWordings: Readonly<Record<Language, DirectoryWording>> = {
  nl: { ...deskWordings.nl, directory: nlDirectory },
  en: { ...deskWordings.en, directory: enDirectory },
}

export const figuresWordings: Readonly<Record<Language, FiguresWording>> = {
  nl: { ...wordings.nl, figures: nlFigures },
  en: { ...wordings.en, figures: enFigures },
}

export const followThroughWords: Readonly<Record<Language, FollowThroughWords>> = {
  nl: nlFollowThrough,
  en: enFollowThrough,
}

export const trackerWordings: Readonly<Record<Language, TrackerWording>> = {
  nl: { ...deskWordings.nl, tracker: nlTracker },
  en: { ...deskWordings.en, tracker: enTracker },
}

export const planWordings: Readonly<Record<Language, PlanWording>> = {
  nl: { ...trackerWordings.nl, updating: nlUpdating, plan: nlPlan },
  en: { ...trackerWordings.en, updating: enUpdating, plan: enPlan },
}

export const halfYearWordings: Readonly<Record<Language, HalfYearWording>> = {
  nl: { ...trackerWordings.nl, halfYear: nlHalfYear },
  en: { ...trackerWordings.en, halfYear: enHalfYear },
}
