import { defineConfig } from 'astro/config'

/** `MELDROUTE_STAGE=demo` lays content/demo over the content; anything else builds what production shows. */
const demo = process.env.MELDROUTE_STAGE === 'demo'
const conditions = [...(demo ? ['demo'] : []), 'module', 'node', 'import', 'default']
const name = demo ? 'demo' : 'production'

/** Variants of components that no page uses: their rules would weigh more than all of ours. */
const unusedSymbols = [
  ...['positive', 'negative', 'subtle', 'pressed', 'disabled', 'busy', 'icon-only'].map(part => `nl-button--${part}`),
  ...['icon-start', 'icon-end', 'label'].map(part => `nl-button__${part}`),
  'nl-skip-link--visible',
]

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: `.local/site/${name}`,
  cacheDir: `.local/astro/${name}`,
  trailingSlash: 'always',
  build: { format: 'directory', assets: 'assets' },
  scopedStyleStrategy: 'class',
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  vite: {
    resolve: { conditions },
    environments: { prerender: { resolve: { conditions } }, ssr: { resolve: { conditions } } },
    css: { transformer: 'lightningcss', lightningcss: { unusedSymbols } },
  },
})
