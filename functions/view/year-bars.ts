import { scaleBand, scaleLinear } from 'd3-scale'
import { type Html, html } from './html.ts'

/** One bar, or a gap with the word that says so: what is not known is never zero. */
export type Bar = { readonly label: string; readonly value?: number | undefined }

export type BarChart = {
  readonly bars: readonly Bar[]
  /** What the picture shows, for whoever does not see it; the figures are in a table. */
  readonly label: string
  /** Said in the place of a bar that nobody knows. */
  readonly unknown: string
  readonly format: (value: number) => string
}

/** As wide as a phone can show with letters of a readable size. */
const width = 480
const row = 32
const start = 56
const roomForValue = 64

/** Bars by year, one below the other, their values behind them: attributes and classes only, for the policy of our pages. */
export function yearBars({ bars, label, unknown, format }: BarChart): Html {
  const height = row * bars.length
  const y = scaleBand<string>()
    .domain(bars.map(bar => bar.label))
    .range([0, height])
    .padding(0.18)
  const x = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value = 0 }) => value))])
    .range([start, width - roomForValue])
  const thickness = Math.round(y.bandwidth())
  const rows = bars.map(bar => {
    const top = Math.round(y(bar.label) ?? 0)
    const middle = top + thickness / 2
    const text = (at: number, name: string, words: string) =>
      html`<text class="${name}" x="${at}" y="${middle}" dominant-baseline="central">${words}</text>`
    if (bar.value === undefined) {
      return html`<g>${text(0, 'year', bar.label)}<rect class="gap" x="${start}" y="${top}" width="110" height="${thickness}"/>${text(start + 8, 'unknown', unknown)}</g>`
    }
    const end = Math.round(x(bar.value))
    return html`<g>${text(0, 'year', bar.label)}<rect class="bar" x="${start}" y="${top}" width="${end - start}" height="${thickness}"/>${text(end + 8, 'value', format(bar.value))}</g>`
  })
  return html`<svg class="year-bars" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><g aria-hidden="true">${rows}<path class="axis" d="M${start} 0V${height}"/></g></svg>`
}
