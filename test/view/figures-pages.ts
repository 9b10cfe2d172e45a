import { Dimension, dimensions } from '#domain/dimension.ts'
import { country, type ScopeFigures } from '#domain/figures.ts'
import type { FollowThrough, LiveQuarter } from '#domain/follow-through.ts'
import { type FiguresView, figuresErrorPage, figuresPage, noFiguresPage } from '#view/figures.ts'
import { type FollowThroughWording, followThroughSection } from '#view/follow-through.ts'
import { html } from '#view/html.ts'
import { page } from '#view/page.ts'
import type { PageWording } from '#view/wording.ts'
import { figuresWordings, followThroughWords } from './wordings.ts'

type Page = (text: string, wording: PageWording) => string

/** Every value of every table, but for the first of each, which is not shown. */
const tables: ScopeFigures['tables'] = Object.fromEntries(
  Dimension.options.map(name => [
    name,
    Object.fromEntries(dimensions[name].slice(1).map((value, index) => [value, 1200 - 90 * index])),
  ]),
)
const figures: ScopeFigures = { total: 4321, tables, taking: { median: 4.5, ninetieth: 30 }, firstStep: { median: 9 } }
const nothing: ScopeFigures = { tables: {}, taking: {}, firstStep: {} }

const view = (text: string, changes: Partial<FiguresView> = {}): FiguresView => ({
  periods: ['2026', '2026-Q4', '2026-Q3'],
  regions: ['VR05', 'NL'],
  regionName: () => text,
  period: '2026',
  scope: country,
  figures,
  ...changes,
})

const quarter = (changes: Partial<LiveQuarter>): LiveQuarter => ({
  quarter: '2026-Q2',
  isRunning: false,
  messages: 12,
  taking: { median: 4.5 },
  firstStep: {},
  taken: { inTime: 8, late: 3, notTaken: 1 },
  rungs: { one: 8, two: 2, threeOrMore: 1, notTaken: 1 },
  feedback: { yes: 7, no: 5 },
  registered: { yes: 4, no: 3, unknown: 5 },
  ...changes,
})

/** A part of a page is looked at in one. */
const around =
  (followThrough: FollowThrough): Page =>
  (text, wording) => {
    const own: FollowThroughWording = { ...wording, followThrough: followThroughWords[wording.language] }
    const main = html`<h1>${text}</h1>${followThroughSection(followThrough, own)}`
    return page({ title: text, main, counterpart: 'start', sheets: ['figures'] }, wording)
  }

export const live = [quarter({}), quarter({ quarter: '2026-Q3', isRunning: true, messages: 1, taking: {} })]
export const years = [
  { year: '2026', figures },
  { year: '2025', figures: nothing },
]

/** Every state of the pages of figures, and of the part that other pages show of them. */
export const figuresPages: Readonly<Record<string, Page>> = {
  'figures of the country in a year': (text, { language }) => figuresPage(view(text), figuresWordings[language]),
  'figures of the country in a quarter': (text, { language }) =>
    figuresPage(view(text, { period: '2026-Q3' }), figuresWordings[language]),
  'figures of a region': (text, { language }) => figuresPage(view(text, { scope: 'VR05' }), figuresWordings[language]),
  'figures, one table': (text, { language }) =>
    figuresPage(view(text, { table: 'form', scope: 'VR05' }), figuresWordings[language]),
  'figures, all suppressed': (text, { language }) =>
    figuresPage(view(text, { figures: { ...nothing, total: 12 } }), figuresWordings[language]),
  'figures, withheld': (text, { language }) =>
    figuresPage(view(text, { scope: 'VR05', figures: nothing }), figuresWordings[language]),
  'figures before the first period': (_, { language }) =>
    noFiguresPage({ quarter: '2026-Q4', on: '2027-01-30' }, figuresWordings[language]),
  'figures asked wrongly': (text, { language }) => {
    const errors = ['period', 'region', 'table'].map(field => ({ field, code: `${field}Unknown` }))
    return figuresErrorPage({ ...view(text), errors }, figuresWordings[language])
  },
  'follow-through, for everybody': around({ years, range: { year: '2026', lowest: 2.5, highest: 19, regions: 7 } }),
  'follow-through, for the region itself': around({ live, years }),
  'follow-through, nothing published': around({ years: [] }),
}
