/** Does it with each, so many at a time; the results are in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const some of handfuls(items, atOnce)) results.push(...(await Promise.all(some.map(work))))
  return results
}

/** All of them in their order, so many at a time. */
export function* handfuls<Item>(items: readonly Item[], atOnce: number): Generator<readonly Item[]> {
  for (let first = 0; first < items.length; first += atOnce) yield items.slice(first, first + atOnce)
}
