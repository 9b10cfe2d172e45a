import type { Guide } from './guide.ts'

/** The one rule that shows the stops of the result that is the target of the address. */
export function pickingStyle({ results }: Guide): string {
  const selectors = results.map(({ id, stops }) => {
    return `#${id}:target~.line>:is(${stops.map(stop => `.s${stop.toString(36)}`).join()})`
  })
  return `${selectors.join()}{display:list-item}`
}
