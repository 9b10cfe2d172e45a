import { localDateOf } from '#domain/working-time.ts'
import { faultsIn } from './check.ts'
import { readContents } from './contents.ts'
import { inWords } from './fault.ts'
import { writeSchemas } from './schema-files.ts'

/** `npm run content`: everything that is wrong with content at once, by file, field and what to write. */
const started = performance.now()
const contents = readContents()
writeSchemas(contents)
const faults = faultsIn(contents, localDateOf(new Date().toISOString()))
for (const fault of faults) process.stderr.write(`${inWords(fault)}\n`)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
const outcome = faults.length === 0 ? 'nothing is wrong' : `${faults.length} to mend`
process.stdout.write(`${faults.length === 0 ? '' : '\n'}${contents.size} files read in ${seconds} s: ${outcome}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
