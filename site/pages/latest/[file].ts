import type { APIRoute } from 'astro'
import { contentType, latestFiles } from '../../assets.ts'

/** At fixed addresses, asked for again after minutes, because pages of the API load them too. */
export const getStaticPaths = latestFiles

export const GET: APIRoute = ({ params, props }) =>
  new Response(props.content, { headers: { 'content-type': contentType(params.file) } })
