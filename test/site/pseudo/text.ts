/** How English is turned into a language that nobody speaks, to see what would happen to one that somebody does. */
export type PseudoLanguage = 'accented' | 'mirrored'

/** Letters that are read as the old ones, and letters of a script that is written from right to left. */
const alphabets: Readonly<Record<PseudoLanguage, string>> = {
  accented: 'áƀćđéƒǵħíĵķĺḿńóṕɋŕśťúṽẃẋýź',
  mirrored: 'אבקדהפגחיזכלמנועתרשטטוצסיז',
}
const latin = 'abcdefghijklmnopqrstuvwxyz'

/** What is no text: a place to fill in, a tag, an entity, an address, the target of a link, code. */
const kept = /(\{[^}]*\}|<[^>]*>|&#?\w+;|https?:\/\/[^\s)]+|[\w.]+@[\w.]+|\]\([^)]*\)|`[^`]*`)/

/** One text: other letters, two fifths longer, in brackets that show where it begins and ends. */
export function pseudo(text: string, language: PseudoLanguage): string {
  if (!/[a-z]/i.test(text.replace(kept, ''))) return text
  const changed = text
    .split(kept)
    .map((part, index) => (index % 2 === 0 ? inLetters(part, language) : part))
    .join('')
  return language === 'accented' ? `⟦${changed}⟧` : changed
}

function inLetters(text: string, language: PseudoLanguage): string {
  return [...text]
    .map(letter => {
      const changed = [...alphabets[language]][latin.indexOf(letter.toLowerCase())] ?? letter
      return language === 'accented' && /[aeiou]/i.test(letter) ? changed.repeat(2) : changed
    })
    .join('')
}

/** What names something to machines, or says the same in every language. */
const codes = new Set(['slug', 'url', 'direction', 'dial', 'language'])

/** Every text of a file of messages. */
export function pseudoMessages(value: unknown, language: PseudoLanguage, key = ''): unknown {
  if (typeof value === 'string') return codes.has(key) ? pseudoCode(value, key, language) : pseudo(value, language)
  if (Array.isArray(value)) return value.map(item => pseudoMessages(item, language, key))
  if (typeof value !== 'object' || value === null) return value
  return mapEntries(value, (inner, name) => pseudoMessages(inner, language, name))
}

const pseudoCode = (value: string, key: string, language: PseudoLanguage) =>
  key === 'direction' && language === 'mirrored' ? 'rtl' : value

/** The English of a file that has its languages side by side. */
export function pseudoSideBySide(value: unknown, language: PseudoLanguage, key = ''): unknown {
  if (Array.isArray(value)) return value.map(item => pseudoSideBySide(item, language, key))
  if (typeof value !== 'object' || value === null) return value
  return mapEntries(value, (inner, name) =>
    name === 'en' && !codes.has(key) ? pseudoMessages(inner, language) : pseudoSideBySide(inner, language, name),
  )
}

/** What makes a line a heading, an item or a field above the page; then its text. */
const markdownLine = /^(\s*(?:#+ |[-*] |\d+\. |> |[a-z]+: "?)?)(.*?)("?)$/

/** A page in Markdown, with what stands above it. */
export function pseudoMarkdown(page: string, language: PseudoLanguage): string {
  return page
    .split('\n')
    .map(line => {
      const [, before = '', text = '', after = ''] = markdownLine.exec(line) ?? []
      return /^[-|: ]*$/.test(text) ? line : `${before}${pseudoLine(text, language)}${after}`
    })
    .join('\n')
}

/** The cells of a table one by one; the words of a link in their own place. */
const pseudoLine = (text: string, language: PseudoLanguage) =>
  text
    .split(/(\||\*\*|\[|\]\([^)]*\))/)
    .map((part, index) =>
      index % 2 === 0 && part.trim() ? part.replace(/\S.*\S|\S/, it => pseudo(it, language)) : part,
    )
    .join('')

function mapEntries(value: object, change: (inner: unknown, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]))
}
