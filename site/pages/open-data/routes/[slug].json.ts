import type { APIRoute } from 'astro'
import { municipalityPages } from '../../../every.ts'
import { asJson } from '../../../open-data/answer.ts'
import { routeOf } from '../../../open-data/published.ts'

export const getStaticPaths = municipalityPages

export const GET: APIRoute = ({ props }) => asJson(routeOf(props.municipality))
