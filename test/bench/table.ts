/** One figure, with the bar it is held to where there is one. */
export type Row = { readonly what: string; readonly value: string; readonly bar?: string }

export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, bar = '' }) => `| ${what} | ${value} | ${bar} |`)
  return ['| What | Measured | Bar |', '|---|---|---|', ...lines].join('\n')
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
