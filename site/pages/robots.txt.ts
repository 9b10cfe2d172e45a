import type { APIRoute } from 'astro'
import { demo } from '../facts.ts'

/** Nobody should find a demo by searching. */
const rules = demo ? 'Disallow: /' : 'Disallow: /api/\nDisallow: /fout/\nDisallow: /en/mistake/'

export const GET: APIRoute = () =>
  new Response(`User-agent: *\n${rules}\n`, { headers: { 'content-type': 'text/plain' } })
