/** A code in groups of four, for people who copy it by hand. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')
