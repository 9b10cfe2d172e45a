import type { Geography } from '#domain/geography.ts'

type Labelled = readonly [code: string, label: string]

/**
 * Every name a place can be found by, for a browser to look up on its own: a line per municipality with its slug, its
 * own name, its other names and the postcodes in it.
 */
export function placesFile(geography: Geography): string {
  const names = Map.groupBy(namesIn(geography), ([code]) => code)
  const postcodes = Map.groupBy(postcodesIn(geography), ([code]) => code)
  const lines = geography.municipalities.map(({ code, slug, name }) => {
    const others = new Set(labels(names.get(code)).filter(other => other !== name))
    return [slug, name, [...others].join(';'), labels(postcodes.get(code)).join(';')].join('|')
  })
  return `${lines.join('\n')}\n`
}

function namesIn({ municipalities, places, former }: Geography): readonly Labelled[] {
  return [
    ...municipalities.flatMap(({ code, aliases }) => aliases.map((alias): Labelled => [code, alias])),
    ...places.flatMap(([name, ...codes]) => codes.map((code): Labelled => [code, name])),
    ...former.flatMap(([name, , ...codes]) => codes.map((code): Labelled => [code, name])),
  ]
}

function postcodesIn({ postcodes }: Geography): readonly Labelled[] {
  return postcodes.flatMap(([first, last, ...codes]) => {
    const run = first === last ? `${first}` : `${first}-${last}`
    return codes.map((code): Labelled => [code, run])
  })
}

function labels(labelled: readonly Labelled[] = []): readonly string[] {
  return labelled.map(([, label]) => label)
}
