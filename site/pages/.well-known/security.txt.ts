import type { APIRoute } from 'astro'
import { securityText } from '../../security.ts'

export const GET: APIRoute = () =>
  new Response(securityText(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
