import type { APIRoute } from 'astro'
import { geography } from '../facts.ts'
import { placesFile } from '../places-file.ts'

export const GET: APIRoute = () =>
  new Response(placesFile(geography), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
