import { answers, type FormValues, isAsked, isShown, type Question, questions } from '#domain/form.ts'
import { type Html, html } from './html.ts'
import type { Wording } from './wording.ts'

/** A row of what was understood: a municipality for a place that was typed, for example. */
export type Row = { readonly label: string; readonly text: string }

/** What somebody answered, question by question; what stayed open comes together at the end. */
export function answerList(values: FormValues, wording: Wording, first: readonly Row[]): Html {
  const asked = questions.filter(question => isAsked(question, values) && !isElsewhere(question, values))
  const given = asked.filter(({ name }) => answers(values, name).length > 0)
  const open = asked.filter(question => !given.includes(question) && isShown(question, values))
  const rows = [...first, ...given.map(question => rowOf(question, values, wording)), ...openRow(open, wording)]
  return html`<dl class="answers">${rows.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`
}

function openRow(open: readonly Question[], { form }: Wording): readonly Row[] {
  if (open.length === 0) return []
  return [{ label: form.check.noAnswer, text: open.map(({ name }) => form.questions[name].label).join('\n') }]
}

/** "Where" and its place are one answer. */
function isElsewhere({ name }: Question, values: FormValues): boolean {
  const isTyped = !['online', 'movesAround', 'abroad', 'unknown'].includes(answers(values, 'where').at(-1) ?? 'place')
  return name === (isTyped ? 'where' : 'place')
}

function rowOf({ name, options }: Question, values: FormValues, { form }: Wording): Row {
  const words: { readonly label: string; readonly options?: Readonly<Record<string, string>> } = form.questions[name]
  const given = answers(values, name)
  const texts = options ? given.map(value => words.options?.[value] ?? value) : given
  return { label: words.label, text: texts.join('\n') }
}

/** The answers travel with the page, for nothing is kept before the message is sent or saved. */
export function hiddenAnswers(values: FormValues, except: readonly string[] = []): Html {
  const inputs = Object.entries(values).flatMap(([name, value]) =>
    except.includes(name)
      ? []
      : answers({ [name]: value }, name).map(text => html`<input type="hidden" name="${name}" value="${text}">`),
  )
  return html`${inputs}`
}
