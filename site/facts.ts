import rawFreshness from '#content/freshness.json' with { type: 'json' }
import { facts } from '#content/geography/facts.ts'
import rawMunicipalities from '#content/geography/municipalities.json' with { type: 'json' }
import rawNeighbours from '#content/geography/neighbours.json' with { type: 'json' }
import rawLadders from '#content/ladders.json' with { type: 'json' }
import * as overlay from '#content/overlay.ts'
import rawProgressLadders from '#content/progress-ladder.json' with { type: 'json' }
import { routes } from '#content/routes.ts'
import rawStructures from '#content/structures.json' with { type: 'json' }
import rawSynonyms from '#content/synonyms.json' with { type: 'json' }
import { readDirectory } from '#domain/directory.ts'
import { readFreshness } from '#domain/freshness.ts'
import { readGeography } from '#domain/geography.ts'
import { readLadders } from '#domain/ladder.ts'
import { readNeighbours } from '#domain/neighbours.ts'
import { readProgressLadders } from '#domain/progress-ladder.ts'
import { readRegions, requireVerifiedDirectory } from '#domain/regions.ts'
import { readRouteContent } from '#domain/route.ts'
import { readStructures } from '#domain/structures.ts'
import { readSynonyms } from '#domain/synonyms.ts'
import { readUnits } from '#domain/unit.ts'

/** Content of this stage, parsed once for the whole build. */
export const demo = overlay.demo
export const geography = readGeography(facts)
export const regions = readRegions(overlay.regions, { demo })
export const directory = readDirectory(overlay.holders)
export const ladders = readLadders(rawLadders)
/** Nothing shows it yet; read, so that a hole in it fails the build. */
export const progressLadders = readProgressLadders(rawProgressLadders)
export const routeContent = readRouteContent(routes, geography)
export const neighbours = readNeighbours(
  rawNeighbours,
  regions.map(({ code }) => code).filter(code => code !== 'NL'),
)
export const structures = readStructures(rawStructures)
export const units = readUnits(rawMunicipalities, regions)
export const synonyms = readSynonyms(rawSynonyms)
export const freshness = readFreshness(rawFreshness)

requireVerifiedDirectory(regions, directory, { demo })
