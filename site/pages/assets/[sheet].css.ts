import type { APIRoute } from 'astro'
import desk from '../../styles/desk.css?inline'
import figures from '../../styles/figures.css?inline'
import governance from '../../styles/governance.css?inline'
import halfYear from '../../styles/half-year.css?inline'
import more from '../../styles/more.css?inline'
import poster from '../../styles/poster.css?inline'
import site from '../../styles/site.css?inline'
import tracker from '../../styles/tracker.css?inline'

/** At fixed addresses, because pages of the API link them too. */
export const getStaticPaths = () => [
  { params: { sheet: 'site' }, props: { css: site } },
  { params: { sheet: 'more' }, props: { css: more } },
  { params: { sheet: 'desk' }, props: { css: desk } },
  { params: { sheet: 'figures' }, props: { css: figures } },
  { params: { sheet: 'tracker' }, props: { css: tracker } },
  { params: { sheet: 'half-year' }, props: { css: halfYear } },
  { params: { sheet: 'governance' }, props: { css: governance } },
  { params: { sheet: 'poster' }, props: { css: poster } },
]

export const GET: APIRoute = ({ props }) => {
  return new Response(props.css, { headers: { 'content-type': 'text/css; charset=utf-8' } })
}
