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
  const list = document.createElement('ul')
  const status = document.createElement('p')
  let places: Places | undefined
  let shown: readonly Suggestion[] = []
  let active = -1

  list.id = `${input.id}-list`
  list.className = 'suggestions'
  list.role = 'listbox'
  list.ariaLabel = words.suggest ?? ''
  status.role = 'status'
  status.className = 'hidden-visually'
  input.role = 'combobox'
  input.ariaAutoComplete = 'list'
  input.setAttribute('aria-controls', list.id)
  input.after(list)
  input.form?.append(status)
  close()

  function close(): void {
    shown = []
    list.hidden = true
    input.ariaExpanded = 'false'
    mark(-1)
  }

  function mark(index: number): void {
    active = index
    for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index)
    if (index < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${index}`)
    list.children[index]?.scrollIntoView({ block: 'nearest' })
  }

  async function show(): Promise<void> {
    places ??= await load()
    shown = places ? suggest(input.value, places) : []
    list.replaceChildren(...shown.map(optionOf))
    list.hidden = shown.length === 0
    input.ariaExpanded = String(shown.length > 0)
    mark(-1)
    status.textContent = input.value ? (words.found ?? '').replace('{count}', String(shown.length)) : ''
  }

  function optionOf({ name, municipality }: Suggestion, index: number): HTMLElement {
    const option = document.createElement('li')
    option.id = `${list.id}-${index}`
    option.role = 'option'
    option.textContent = name
    if (name !== municipality) {
      const where = document.createElement('small')
      where.textContent = ` ${(words.within ?? '').replace('{name}', municipality)}`
      option.append(where)
    }
    return option
  }

  function go({ slug }: Suggestion): void {
    location.assign(`${words.to}${slug}/`)
  }

  function move(step: number): void {
    if (shown.length === 0) return
    const places = shown.length + 1
    mark(((active + 1 + step + places) % places) - 1)
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (shown.length === 0 ? void show() : move(1)),
    ArrowUp: () => move(-1),
    Escape: close,
  }

  input.addEventListener('input', () => void show())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    const act = event.isComposing ? undefined : keys[event.key]
    if (act === undefined || (event.key === 'Escape' && list.hidden)) return
    event.preventDefault()
    act()
  })
  // With the field still focused, or its blur would take the list away before the click.
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target instanceof Element ? event.target.closest('li') : null
    const chosen = shown[option ? [...list.children].indexOf(option) : -1]
    if (chosen) go(chosen)
  })
  input.form?.addEventListener('submit', event => {
    const exact = new Map(shown.filter(({ isExact }) => isExact).map(one => [one.slug, one]))
    const chosen = shown[active] ?? (exact.size === 1 ? [...exact.values()][0] : undefined)
    if (chosen === undefined) return
    event.preventDefault()
    go(chosen)
  })
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
