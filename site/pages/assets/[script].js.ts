import type { APIRoute } from 'astro'
import { build } from 'esbuild'
import { demo } from '../../facts.ts'

/** At fixed addresses, because pages of the API load them too. */
export const getStaticPaths = () => ['leave', 'form', 'suggest', 'search'].map(script => ({ params: { script } }))

export const GET: APIRoute = async ({ params }) => {
  const bundle = await build({
    entryPoints: [`site/islands/${params.script}.ts`],
    conditions: demo ? ['demo'] : [],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}
