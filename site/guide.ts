import { route, type Section, type Step, sections } from '#domain/route.ts'
import { AgeGroup, ExploitationForm, Kind, ReporterType, Situation, type Where } from '#domain/situation.ts'
import { routeContent } from './facts.ts'
import { positionsIn, supersequence } from './supersequence.ts'

/** The questions of a page in their order; "where" is the page itself. */
const topics = ['kind', 'ageGroup', 'form', 'reporterType'] as const
export type Topic = (typeof topics)[number]
export type Answers = Partial<Pick<Situation, Topic>>

/** A question, each answer a link to the next part of the page. Ids are codes that say nothing. */
export type Question = {
  readonly id: string
  readonly topic: Topic
  readonly options: readonly { readonly answer: string; readonly to: string }[]
}

/** The end of a chain of answers, or a section of its own with its own title. */
export type Result = {
  readonly id: string
  /** Every chain of answers that ends here. */
  readonly situations: readonly Answers[]
  readonly section?: Section
  /** Which of the guide's stops are this route. */
  readonly stops: readonly number[]
}

/** A stop as the page shows it once, for all the routes that pass it. */
export type GuideStop = { readonly step: Step; readonly situations: readonly Answers[]; readonly isLast: boolean }

/** All questions, results and stops of one place. */
export type Guide = {
  readonly first: string
  /** Where somebody starts who asks for themselves: the same questions without "who are you". */
  readonly self: string
  readonly questions: readonly Question[]
  readonly results: readonly Result[]
  readonly stops: readonly GuideStop[]
}

const guides = new Map<Where, Guide>()

/** The guide of a municipality, or of an answer that names none; made once for both languages. */
export function guideFor(where: Where): Guide {
  const guide = guides.get(where) ?? new Drawing(where).guide()
  guides.set(where, guide)
  return guide
}

/** The question from which a part is reached; with several of them, the one they share. */
export function backFrom(id: string, { questions }: Guide): string | undefined {
  const [parent, ...others] = questions.filter(({ options }) => options.some(({ to }) => to === id))
  if (parent === undefined || others.length === 0) return parent?.id
  return questions.find(({ options }) => options.some(({ to }) => to === parent.id))?.id ?? parent.id
}

type Draft = Omit<Result, 'stops' | 'situations'> & { readonly situations: Answers[]; readonly steps: readonly Step[] }

class Drawing {
  readonly #where: Where
  readonly #questions = new Map<string, Question>()
  readonly #drafts = new Map<string, Draft>()

  constructor(where: Where) {
    this.#where = where
  }

  guide(): Guide {
    const first = this.#partAfter({})
    const self = this.#partAfter({ kind: 'person', reporterType: 'self' })
    for (const section of sections(this.#where, routeContent)) {
      const id = ofTheirOwn.get(section.id)
      if (id !== undefined) this.#draft(section.id, { id, steps: withoutDanger(section.steps), section })
    }
    return { first, self, questions: [...this.#questions.values()], ...laidOut([...this.#drafts.values()]) }
  }

  /** The id of what follows these answers: the next question that matters, or the result. */
  #partAfter(answers: Answers): string {
    const topic = topics.find(one => answers[one] === undefined && !(one === 'ageGroup' && answers.kind === 'place'))
    if (topic === undefined) return this.#result(answers)
    const options = answersTo(topic, answers).map(answer => {
      return { answer, to: this.#partAfter({ ...answers, [topic]: answer }) }
    })
    if (topic === 'kind') options.push({ answer: 'unknown', to: notSure })
    const [only, ...others] = new Set(options.map(({ to }) => to))
    return only !== undefined && others.length === 0 ? only : this.#question(topic, options)
  }

  /** Equal questions are one part: their answers lead to the same parts. */
  #question(topic: Topic, options: Question['options']): string {
    const key = JSON.stringify([topic, options])
    const question = this.#questions.get(key) ?? { id: `q${this.#questions.size}`, topic, options }
    this.#questions.set(key, question)
    return question.id
  }

  /** Routes are one part only within one kind and age, so that the heading above them can say for whom. */
  #result(answers: Answers): string {
    const { reporterType, ...situation } = Situation.parse({ ...answers, where: this.#where })
    const steps = withoutDanger(route({ ...situation, reporterType }, routeContent))
    const key = JSON.stringify([situation.kind, situation.ageGroup, reporterType === 'self', steps.map(keyOf)])
    const draft = this.#draft(key, { id: codeOf(answers), steps })
    draft.situations.push(answers)
    return draft.id
  }

  #draft(key: string, part: Pick<Draft, 'id' | 'steps' | 'section'>): Draft {
    const draft = this.#drafts.get(key) ?? { ...part, situations: [] }
    this.#drafts.set(key, draft)
    return draft
  }
}

const notSure = 'o1'

/** No chain of answers leads to these, so the page links them on their own. */
const ofTheirOwn: ReadonlyMap<string, string> = new Map([
  ['anonymous', 'o0'],
  ['notSure', notSure],
  ['registration', 'o2'],
])

const answersOf = { kind: Kind, ageGroup: AgeGroup, form: ExploitationForm, reporterType: ReporterType }

/**
 * The code of a result, after the first chain of answers that ends there: whoever kept an address finds the steps for
 * these answers again, however the content changes, or the first question when they are no result of their own any more.
 */
function codeOf(answers: Answers): string {
  const code = topics.reduce((sum, topic) => {
    const options: readonly string[] = answersOf[topic].options
    return sum * options.length + Math.max(0, options.indexOf(answers[topic] ?? ''))
  }, 0)
  return `r${code.toString(36)}`
}

/** Nobody is a place. */
function answersTo(topic: Topic, { kind }: Answers): readonly string[] {
  const all = answersOf[topic].options
  return kind === 'place' ? all.filter(answer => answer !== 'self') : all
}

/** Danger stands above every page already. */
function withoutDanger(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ acts }) => !acts.includes('emergency'))
}

function keyOf({ id, what }: Step): string {
  return `${id} ${what.nl}`
}

function laidOut(drafts: readonly Draft[]): Pick<Guide, 'results' | 'stops'> {
  const order = supersequence(drafts.map(({ steps }) => steps.map(keyOf)))
  const steps = new Map(drafts.flatMap(draft => draft.steps.map(step => [keyOf(step), step])))
  const results = drafts.map(({ steps: own, ...draft }) => ({ ...draft, stops: positionsIn(order, own.map(keyOf)) }))
  const stops = order.flatMap((key, index) => {
    const step = steps.get(key)
    const passing = results.filter(result => result.stops.includes(index))
    const isLast = passing.every(result => result.stops.at(-1) === index)
    return step === undefined ? [] : [{ step, situations: passing.flatMap(({ situations }) => situations), isLast }]
  })
  return { results, stops }
}
