/** Marks what was made by `html`: no text of a person, and nothing parsed from JSON, can carry it. */
const made = Symbol('made by html')

/** A piece of a page; only the template below makes one. */
export type Html = { readonly [made]: string }

/** What may stand in a template. Texts are escaped; lists are joined; what is absent is nothing. */
export type Content = string | number | Html | undefined | false | readonly Content[]

/** A piece of a page from a template; every text put into it is escaped, in element text and quoted attributes alike. */
export function html(template: TemplateStringsArray, ...values: readonly Content[]): Html {
  const [first = '', ...others] = template
  return { [made]: others.reduce((page, part, index) => page + written(values[index]) + part, first) }
}

/** The finished text, for an answer or a static page. */
export function textOf(piece: Html): string {
  return piece[made]
}

/** An attribute that is there or not, such as `checked`. The name is ours. */
export function flag(name: 'checked' | 'hidden' | 'required', isOn: boolean): Html {
  return { [made]: isOn ? ` ${name}` : '' }
}

function written(value: Content): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return isList(value) ? value.map(written).join('') : value[made]
}

const isList = (value: Html | readonly Content[]): value is readonly Content[] => Array.isArray(value)

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
])

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, character => entities.get(character) ?? '')
}
