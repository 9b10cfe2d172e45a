import everyRegion from './regions.json' with { type: 'json' }

/**
 * What a stage may replace, in one module chosen by the build condition `demo`. Production: nobody is connected yet
 * and no role holder is known, so nothing is taken and every page says so.
 */
export const demo: boolean = false
export const regions: unknown = everyRegion
export const holders: unknown = []
/** People a sign-in page may list. */
export const people: unknown = []
/** How far anybody is, before somebody enters it: nobody said so to us. */
export const standings: unknown = []
