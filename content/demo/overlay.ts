import everyHolder from './holders.json' with { type: 'json' }
import everyPerson from './people.json' with { type: 'json' }
import everyRegion from './regions.json' with { type: 'json' }
import everyStanding from './standings.json' with { type: 'json' }

/** Invented desks for demo stages: every one says "demo" and answers at example.org. */
export const demo: boolean = true
export const regions: unknown = everyRegion
export const holders: unknown = everyHolder
export const people: unknown = everyPerson
export const standings: unknown = everyStanding
