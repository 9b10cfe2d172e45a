import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import * as z from 'zod'

/**
 * Loaded only when they are needed, and in Lambda they are not: where the SDK looks for credentials when the environment
 * has none (a fifth of a bundle), and what reads answers that are a stream of events.
 */
export const neverLoaded = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
]

/** A client of the SDK asks its package for the version only; the rest of what npm knows need not travel. */
export const versionsOnly: Plugin = {
  name: 'versions-only',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(path, 'utf8')))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

/** Every schema can write itself down as JSON Schema. Who does not publish any goes without, and would be told. */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ }, async ({ path }) => {
      const exported = (await readFile(path, 'utf8')).matchAll(/^export (?:const|function) (\w+)/gm)
      const refusals = [...exported].map(([, name]) => `export const ${name} = leftOut`)
      const refusal = `const leftOut = () => { throw new Error('This bundle is made without JSON Schema') }`
      return { contents: [refusal, ...refusals].join('\n'), loader: 'js' }
    })
  },
}
