import type { APIRoute } from 'astro'
import { municipalityPages } from '../../../every.ts'
import { asText } from '../../../open-data/answer.ts'
import { snippetOf } from '../../../open-data/published.ts'

export const getStaticPaths = municipalityPages

export const GET: APIRoute = ({ props }) => asText(snippetOf(props.municipality, 'nl'), 'text/html; charset=utf-8')
