import { type Places, readPlaces, type Suggestion, suggest } from '../suggestions.ts'

/**
 * Suggestions while somebody types where it is: a combobox with a list, as ARIA 1.2 describes it. The names come in one
 * file at the first key; what is typed is looked up here, sent to nobody and kept nowhere. Without it the field is a
 * field, and its form finds the place.
 */
const field = document.querySelector<HTMLInputElement>('input[data-suggest]')
if (field) offerSuggestions(field)

function offerSuggestions(input: HTMLInputElement): void {
  const words = input.dataset
  const list = made('ul', {
    id: `${input.id}-list`,
    class: 'suggestions',
    role: 'listbox',
    'aria-label': words.suggest,
  })
  const status = made('p', { role: 'status', class: 'hidden-visually' })
  let places: Promise<Places | undefined> | undefined
  let shown: readonly Suggestion[] = []
  let active = -1

  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id })
  input.after(list)
  input.form?.append(status)
  close()

  function close(): void {
    shown = []
    draw()
  }

  async function show(): Promise<void> {
    places ??= load()
    const known = await places
    const isHere = document.activeElement === input
    shown = known && isHere ? suggest(input.value, known) : []
    draw()
    const told = shown.length > 0 ? words.found : words.none
    status.textContent = known && input.value ? (told ?? '').replace('{count}', String(shown.length)) : ''
  }

  function draw(): void {
    list.replaceChildren(...shown.map((one, index) => optionOf(one, `${list.id}-${index}`, words.within ?? '')))
    list.hidden = shown.length === 0
    set(input, { 'aria-expanded': String(!list.hidden) })
    mark(-1)
  }

  function mark(index: number): void {
    active = index
    for (const [at, option] of [...list.children].entries()) set(option, { 'aria-selected': String(at === index) })
    set(input, { 'aria-activedescendant': list.children[index]?.id })
    list.children[index]?.scrollIntoView({ block: 'nearest' })
  }

  /** Through the options and, between the last and the first, the field itself. */
  function move(step: number): void {
    const stops = shown.length + 1
    mark(((active + 1 + step + stops) % stops) - 1)
  }

  function go({ slug }: Suggestion): void {
    location.assign(`${words.to}${slug}/`)
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (list.hidden ? void show() : move(1)),
    ArrowUp: () => move(-1),
    Escape: close,
  }

  input.addEventListener('input', () => void show())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    const act = event.isComposing ? undefined : keys[event.key]
    if (act === undefined || (list.hidden && event.key !== 'ArrowDown')) return
    event.preventDefault()
    act()
  })
  // The field keeps the focus, or its blur would take the list away before the click.
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target instanceof Element ? event.target.closest('li') : null
    const chosen = option ? shown[[...list.children].indexOf(option)] : undefined
    if (chosen) go(chosen)
  })
  input.form?.addEventListener('submit', event => {
    const chosen = shown[active] ?? only(shown)
    if (chosen === undefined) return
    event.preventDefault()
    go(chosen)
  })
}

/** The municipality that is meant when the whole name was typed and no other has it. */
function only(suggestions: readonly Suggestion[]): Suggestion | undefined {
  const [first, ...others] = suggestions.filter(({ isExact }) => isExact)
  return others.every(({ slug }) => slug === first?.slug) ? first : undefined
}

function optionOf({ name, municipality }: Suggestion, id: string, within: string): HTMLElement {
  const option = made('li', { id, role: 'option' })
  option.textContent = name
  if (name !== municipality) {
    const where = made('small', {})
    where.textContent = ` ${within.replace('{name}', municipality)}`
    option.append(where)
  }
  return option
}

type Attributes = Readonly<Record<string, string | undefined>>

function made(tag: 'ul' | 'li' | 'p' | 'small', attributes: Attributes): HTMLElement {
  const element = document.createElement(tag)
  set(element, attributes)
  return element
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}

/** Without the file there are no suggestions, and the form still finds the place. */
async function load(): Promise<Places | undefined> {
  try {
    const answer = await fetch('/places.txt')
    return answer.ok ? readPlaces(await answer.text()) : undefined
  } catch {
    return undefined
  }
}
