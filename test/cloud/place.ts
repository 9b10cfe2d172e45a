/** Where the second cloud finds what: shared by the run and its tests. */
export const stage = 'cloudtest'
export const account = '000000000000'
export const outputsFile = '.local/cloud/outputs.json'
