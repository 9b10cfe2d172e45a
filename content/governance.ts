import pages from './governance/pages.json' with { type: 'json' }
import records from './governance/records.json' with { type: 'json' }
import threats from './governance/threats.json' with { type: 'json' }

/** The facts behind the pages on who answers for what; their prose is Markdown beside them. */
export const governance: unknown = { pages, records, threats }
