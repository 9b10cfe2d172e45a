import retention from '#content/retention.json' with { type: 'json' }
import type { Actor } from '#domain/access.ts'
import { settle } from '#domain/mistake.ts'
import { readRetention } from '#domain/retention.ts'
import { type MistakeList, mistakesPage, type OpenedMistake } from '#view/desk/mistakes.ts'
import { type MistakeForm, mistakeFormPage, mistakeThanksPage } from '#view/mistake.ts'
import type { PageWording } from '#view/wording.ts'
import { aCheck, aMistake } from '../domain/mistake-case.ts'
import { mistakesWordings } from './wordings.ts'

const at = '2026-04-24T14:00:00.000Z'

const form = (text: string): MistakeForm => ({
  code: 'GM0153',
  place: { title: text, address: '/gemeenten/enschede/' },
  submissionKey: '3f0c2b1e-8c0f-4e0e-9a51-6b1c8d0a7f11',
  values: {},
  errors: [],
})

const wrong = (text: string): MistakeForm => ({
  ...form(text),
  values: { kind: 'other', text },
  errors: [
    { field: 'form', code: 'unknownField' },
    { field: 'kind', code: 'kindRequired' },
    { field: 'text', code: 'textRequired' },
  ],
})

const keeper = (text: string): Actor => ({
  kind: 'person',
  person: { subject: text, name: text, email: text, groups: ['lead-country'] },
})

const list = (text: string): MistakeList => {
  const open: OpenedMistake = { ...aMistake({ id: 'a'.repeat(22) }), text }
  const settled = settle(aMistake({ id: 'b'.repeat(22) }), { outcome: 'cannotTell', by: text }, at)
  const silent = aMistake({ id: 'c'.repeat(22), kind: 'translation', language: 'en' })
  return {
    actor: keeper(text),
    isKeeper: true,
    kept: [
      { keeper: 'VR05', open: [open, silent], hasMore: true, settled: [settled] },
      { keeper: 'NL', open: [], hasMore: false, settled: [] },
    ],
    checks: [aCheck({ why: 'overdue' }), aCheck({ phone: undefined })],
    rules: readRetention(retention),
    names: { region: () => text, municipality: () => text, unit: () => text },
    placeOf: () => ({ title: text, address: '/gemeenten/enschede/' }),
    nameOf: () => text,
  }
}

type Page = (text: string, wording: PageWording) => string

/** What readers say is wrong, in every state. */
export const mistakePages: Readonly<Record<string, Page>> = {
  'mistake untouched': (text, { language }) => mistakeFormPage(form(text), mistakesWordings[language]),
  'mistake with errors': (text, { language }) => mistakeFormPage(wrong(text), mistakesWordings[language]),
  'mistake kept, of a region': (text, { language }) =>
    mistakeThanksPage({ ...form(text), region: text }, mistakesWordings[language]),
  'mistake kept, of the country': (text, { language }) =>
    mistakeThanksPage({ ...form(text), region: undefined }, mistakesWordings[language]),
  'mistakes of whoever keeps the pages': (text, { language }) => mistakesPage(list(text), mistakesWordings[language]),
  'mistakes, settled': (text, { language }) =>
    mistakesPage({ ...list(text), kept: [], checks: [], done: 'done' }, mistakesWordings[language]),
  'mistakes, a colleague was first': (text, { language }) =>
    mistakesPage({ ...list(text), checks: undefined, done: 'stale' }, mistakesWordings[language]),
  'mistakes, nothing chosen, keeping nothing': (text, { language }) =>
    mistakesPage(
      { ...list(text), isKeeper: false, kept: [], checks: undefined, done: 'outcomeRequired' },
      mistakesWordings[language],
    ),
}
