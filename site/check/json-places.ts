/** Where the fields of a JSON file stand: lines by path, and keys that stand twice in one object. */
export type Places = { readonly lines: ReadonlyMap<string, number>; readonly twice: readonly string[] }

type Open = { readonly path: string; readonly isList: boolean; key: string; index: number; readonly keys: Set<string> }

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** Reads a text that is JSON for sure. */
export function placesIn(text: string): Places {
  const reading = new Reading()
  let line = 1
  let read = 0
  for (const { 0: word, index } of text.matchAll(token)) {
    line += text.slice(read, index).split('\n').length - 1
    read = index
    reading.take(word, line)
  }
  return reading
}

class Reading implements Places {
  readonly lines = new Map<string, number>([['', 1]])
  readonly twice: string[] = []
  readonly #open: Open[] = []
  #last = ''

  take(word: string, line: number): void {
    const within = this.#open.at(-1)
    if (word === '}' || word === ']') this.#open.pop()
    else if (word === ':' && within) this.#key(within, this.#last, line)
    else if (word === ',' && within?.isList) within.index += 1
    else if (word !== ',') this.#value(word, within, line)
    this.#last = word
  }

  #key(within: Open, word: string, line: number): void {
    within.key = String(JSON.parse(word))
    const path = pathIn(within)
    if (within.keys.has(within.key)) this.twice.push(path)
    within.keys.add(within.key)
    this.lines.set(path, line)
  }

  #value(word: string, within: Open | undefined, line: number): void {
    if (within?.isList) this.lines.set(pathIn(within), line)
    if (word !== '{' && word !== '[') return
    const path = within ? pathIn(within) : ''
    this.#open.push({ path, isList: word === '[', key: '', index: 0, keys: new Set() })
  }
}

function pathIn({ path, isList, key, index }: Open): string {
  const last = isList ? String(index) : key
  return path === '' ? last : `${path}.${last}`
}
