import type { APIRoute } from 'astro'
import { assetFiles, contentType } from '../../assets.ts'

/** With a hash in the name: what stands at an address never changes. */
export const getStaticPaths = assetFiles

export const GET: APIRoute = ({ params, props }) =>
  new Response(props.content, { headers: { 'content-type': contentType(params.file) } })
