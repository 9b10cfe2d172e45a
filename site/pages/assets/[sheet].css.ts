import type { APIRoute } from 'astro'
import form from '../../styles/form.css?inline'
import site from '../../styles/site.css?inline'

/** At fixed addresses, because pages of the API link them too. */
export const getStaticPaths = () => [
  { params: { sheet: 'site' }, props: { css: site } },
  { params: { sheet: 'form' }, props: { css: form } },
]

export const GET: APIRoute = ({ props }) => {
  return new Response(props.css, { headers: { 'content-type': 'text/css; charset=utf-8' } })
}
