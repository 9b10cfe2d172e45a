/**
 * Does it with each, one after the other, whatever happens to one: what can't be read or written must not stand in the
 * way of all that come after it. Fails in the end, so that the run is seen and tried again.
 */
export async function inTurn<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for await (const item of items) await work(item).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'Some of the work was not done')
}
