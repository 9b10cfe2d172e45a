/**
 * One list that holds every given sequence in its own order, each item as seldom as it can be: so a page shows a stop
 * once, although dozens of routes pass it.
 */
export function supersequence(sequences: readonly (readonly string[])[]): readonly string[] {
  return sequences.toSorted((a, b) => b.length - a.length).reduce(woven, [])
}

/** Where each item of a sequence stands in a list that holds it. */
export function positionsIn(list: readonly string[], sequence: readonly string[]): number[] {
  let after = -1
  return sequence.map(item => {
    after = list.indexOf(item, after + 1)
    return after
  })
}

/** Both lists in one, tied together at what they have in common. */
function woven(a: readonly string[], b: readonly string[]): readonly string[] {
  const list: string[] = []
  let [restA, restB] = [a, b]
  for (const item of longestCommon(a, b)) {
    const [i, j] = [restA.indexOf(item), restB.indexOf(item)]
    list.push(...restA.slice(0, i), ...restB.slice(0, j), item)
    restA = restA.slice(i + 1)
    restB = restB.slice(j + 1)
  }
  return [...list, ...restA, ...restB]
}

/** The longest sequence that both contain, row by row over their beginnings. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  let row: (readonly string[])[] = new Array(b.length + 1).fill([])
  for (const item of a) {
    const next: (readonly string[])[] = [[]]
    for (const [j, other] of b.entries()) {
      next.push(item === other ? [...(row[j] ?? []), item] : longer(row[j + 1] ?? [], next[j] ?? []))
    }
    row = next
  }
  return row.at(-1) ?? []
}

function longer(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.length >= b.length ? a : b
}
