import { facts } from '#content/geography/facts.ts'
import { knowledge as rawKnowledge } from '#content/knowledge.ts'
import { routes } from '#content/routes.ts'
import { readGeography } from '#domain/geography.ts'
import { readKnowledge } from '#domain/knowledge.ts'
import { readRouteContent } from '#domain/route.ts'

/** The real country and its routes, read once for all tests of a file. */
export const geography = readGeography(facts)
export const routeContent = readRouteContent(routes, geography)
export const knowledge = readKnowledge(rawKnowledge, routeContent.channels)
