import { readContents } from './contents.ts'
import { writeSchemas } from './schema-files.ts'

/** After `npm ci`, so that an editor knows every field of content from the first minute. */
writeSchemas(readContents())
