import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { type BuiltPage, documents } from './documents.ts'

/** `node site/search/build.ts FOLDER`: writes the index of a built site into it. */
const [, , folder = ''] = process.argv

/**
 * What frames a page is the same everywhere, and a form says nothing to whoever searches, nor does when somebody last
 * looked at a source: it would stand in the middle of what a find shows of its page.
 */
const excludeSelectors = ['nav', 'form', '.crumbs', '.danger', '.source', '.sources', 'pre', 'textarea', '.print-hide']

/** Interfaces that come with the library; we have our own. */
const notOurs = 'pagefind-*{ui,highlight}*'

const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors })
if (!index) throw new Error(errors.join('\n'))
const added = await Promise.all(documents(builtPages()).map(document => index.addHTMLFile(document)))
const refused = added.flatMap(one => one.errors)
if (refused.length > 0) throw new Error(refused.join('\n'))
const outputPath = join(folder, 'pagefind')
const written = await index.writeFiles({ outputPath })
if (written.errors.length > 0) throw new Error(written.errors.join('\n'))
await close()
for (const file of globSync(notOurs, { cwd: outputPath })) rmSync(join(outputPath, file))

function builtPages(): readonly BuiltPage[] {
  return globSync('**/index.html', { cwd: folder })
    .toSorted()
    .map(file => ({ address: `/${file.replace('index.html', '')}`, html: readFileSync(join(folder, file), 'utf8') }))
}
