import explained from './explained.json' with { type: 'json' }
import factors from './factors.json' with { type: 'json' }
import organisations from './organisations.json' with { type: 'json' }
import recommendations from './recommendations.json' with { type: 'json' }
import roles from './roles.json' with { type: 'json' }
import sources from './sources.json' with { type: 'json' }
import victims from './victims-per-year.json' with { type: 'json' }

/** The facts behind the pages that explain; their prose is Markdown beside them. */
export const knowledge: unknown = { sources, organisations, roles, explained, factors, recommendations, victims }
