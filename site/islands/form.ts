import { type FormValues, isShown, questions } from '#domain/form.ts'

/*
 * What a browser adds to the form: it hides questions that do not apply, sends without leaving the page and tries
 * again when the connection fails. The pages come from the API as they do without script, so there is one source of
 * questions, checks and words, and no framework. Nothing is stored here: answers and submission key live in this page,
 * and the key comes with the page to confirm, so that every try is the same message.
 */

const main = document.querySelector('main')
/** Waits between tries, in milliseconds. */
const pauses = [1000, 2000, 4000, 8000]
/** After so long a try counts as failed. */
const patience = 15_000
/** What the API answers with a page to go on with; anything else must not replace the answers. */
const goesOn = [200, 201, 422]

/** Earlier screens with what was typed in them, for the back button. */
const screens: Node[][] = []
let current = 0
let hasAnswers = false
let isSending = false

if (main) enhance(main)

function enhance(place: HTMLElement): void {
  place.addEventListener('input', event => {
    if (!(event.target instanceof HTMLElement) || !event.target.closest('form[data-send="form"]')) return
    hasAnswers = true
    if (event.target instanceof HTMLInputElement) showWhatApplies(place)
  })
  place.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.send === undefined) return
    event.preventDefault()
    if (!isSending) void send(form, event.submitter, place)
  })
  addEventListener('popstate', event => goTo(screenOf(event.state), place))
  addEventListener('beforeunload', event => {
    if (hasAnswers) event.preventDefault()
  })
  // Whoever leaves in a hurry is not asked anything.
  document.querySelector('.leave')?.addEventListener('click', () => {
    hasAnswers = false
  })
  history.replaceState({ screen: current }, '')
  fillInPlace(place)
  showWhatApplies(place)
}

/** Who comes from the page of a municipality need not type its name again: it is in the address of the page between. */
function fillInPlace(place: HTMLElement): void {
  const field = place.querySelector<HTMLInputElement>('#place')
  const came = document.referrer && new URL(document.referrer).searchParams.get('place')
  if (field && came && field.value === '') field.value = came.slice(0, field.maxLength)
}

function showWhatApplies(place: HTMLElement): void {
  const form = place.querySelector<HTMLFormElement>('form[data-send="form"]')
  if (!form) return
  const values = valuesOf(new FormData(form))
  for (const question of questions) {
    const field = form.querySelector<HTMLElement>(`[data-question="${question.name}"]`)
    if (field) field.hidden = !isShown(question, values)
  }
  const where = String(values.where ?? 'place')
  const typed = form.querySelector<HTMLElement>('.more')
  if (typed) typed.hidden = where !== 'place' && !where.startsWith('GM')
}

function valuesOf(data: FormData): FormValues {
  const names = [...new Set(data.keys())]
  const given = names.map(name => [name, data.getAll(name).map(String).filter(Boolean)] as const)
  return Object.fromEntries(given.flatMap(([name, texts]) => (texts.length > 0 ? [[name, texts]] : [])))
}

/** The same message however often it is tried: the key is in the form. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null, place: HTMLElement): Promise<void> {
  isSending = true
  const body = new URLSearchParams(valuesAsPairs(new FormData(form, submitter)))
  // A button may lead elsewhere than its form: saving for later, for example.
  const address = submitter?.getAttribute('formaction') ?? form.action
  say(form, 'sending')
  try {
    const answer = await post(address, body, () => say(form, 'retrying'))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (answer.status === 201) keepDraft(page, form)
    if (goesOn.includes(answer.status) || bringsForm(page)) show(page, place)
    else complain(page, form)
    if (answer.status === 201) hasAnswers = false
  } catch {
    say(form, 'failed')
  } finally {
    isSending = false
  }
}

/** A form came back that says what is wrong: another window saved the same draft, or nothing has this code. */
const bringsForm = (page: Document): boolean => page.querySelector('main form[data-send]') !== null

/** What was saved: the form that the back button brings back goes on with the same draft. */
function keepDraft(page: Document, form: HTMLFormElement): void {
  const saved = page.querySelector('main form[data-send="form"] [name="draft"]')
  if (!saved) return
  form.querySelector('[name="draft"]')?.remove()
  form.prepend(saved.cloneNode())
}

/** Tries again when nothing came back, or when something between us and the server is down. */
async function post(address: string, body: URLSearchParams, onRetry: () => void): Promise<Response> {
  for (const pause of pauses) {
    try {
      const answer = await tryOnce(address, body)
      if (answer.status < 502) return answer
    } catch {
      // No answer says nothing about whether it arrived: the same key makes another try safe.
    }
    onRetry()
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return tryOnce(address, body)
}

const tryOnce = (address: string, body: URLSearchParams): Promise<Response> =>
  fetch(address, { method: 'POST', body, headers: { accept: 'text/html' }, signal: AbortSignal.timeout(patience) })

const valuesAsPairs = (data: FormData): string[][] => [...data].map(([name, value]) => [name, String(value)])

/** Puts the next page in the place of this one, which the back button brings back as it was. */
function show(page: Document, place: HTMLElement): void {
  const next = page.querySelector('main')
  if (!next) return
  say(place, undefined)
  screens[current] = [...place.childNodes]
  current += 1
  screens.length = current
  history.pushState({ screen: current }, '')
  document.title = page.title
  place.replaceChildren(...next.childNodes)
  arrive(place)
}

function goTo(screen: number, place: HTMLElement): void {
  const nodes = screens[screen]
  if (!nodes || screen === current) return
  screens[current] = [...place.childNodes]
  current = screen
  place.replaceChildren(...nodes)
  arrive(place)
}

/** Reads out what is new: the errors, or else the heading. */
function arrive(place: HTMLElement): void {
  showWhatApplies(place)
  const target = place.querySelector<HTMLElement>('.errors') ?? place.querySelector('h1')
  target?.setAttribute('tabindex', '-1')
  target?.focus()
  scrollTo(0, 0)
}

/** Something went wrong that another try may mend: what the page says, above the answers that stay. */
function complain(page: Document, form: HTMLFormElement): void {
  say(form, undefined)
  form.querySelector('.errors')?.remove()
  const box = document.createElement('div')
  box.className = 'errors'
  box.role = 'alert'
  box.tabIndex = -1
  const heading = page.querySelector('h1')
  const text = page.querySelector('main .lead')
  box.append(...[heading, text].filter(node => node !== null).map(asParagraph))
  form.prepend(box)
  box.focus()
}

function asParagraph({ textContent }: Element): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.textContent = textContent
  return paragraph
}

function say(part: HTMLElement, what: 'sending' | 'retrying' | 'failed' | undefined): void {
  const progress = part.querySelector<HTMLElement>('.progress')
  if (progress) progress.textContent = what === undefined ? '' : (progress.dataset[what] ?? '')
}

function screenOf(state: unknown): number {
  const isScreen = typeof state === 'object' && state !== null && 'screen' in state
  return isScreen && typeof state.screen === 'number' ? state.screen : 0
}
