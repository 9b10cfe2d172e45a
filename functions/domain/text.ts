/** Placeholders of a text: `{name}`. */
const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g

/** The names a text expects to be filled with, each once, in order of appearance. */
export function placeholders(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))]
}

/** Puts the values into a text. A value that is missing is a mistake of ours, never an empty word on a page. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {${name}} in "${template}"`)
    return String(value)
  })
}

/** As the beginning of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
