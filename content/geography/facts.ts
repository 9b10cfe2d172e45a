import elsewhere from './elsewhere.json' with { type: 'json' }
import former from './former.json' with { type: 'json' }
import municipalities from './municipalities.json' with { type: 'json' }
import partitions from './partitions.json' with { type: 'json' }
import pending from './pending.json' with { type: 'json' }
import places from './places.json' with { type: 'json' }
import postcodes from './postcodes.json' with { type: 'json' }

/**
 * Boundaries: CBS, CC BY 4.0, adapted. Postcodes and places: GeoNames, CC BY 4.0, adapted.
 * The tuples are explained by the schemas in functions/domain/geography.ts, which read them.
 */
export const facts: unknown = { elsewhere, former, municipalities, partitions, pending, places, postcodes }
