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

const size = { width: 720, height: 300 } as const
const inset = { top: 24, bottom: 34, side: 2 } as const

/** Bars by year with their values above them: attributes and classes only, the colours are the style sheet's. */
export function yearBars({ bars, label, unknown, format }: BarChart): Html {
  const x = scaleBand<string>()
    .domain(bars.map(bar => bar.label))
    .range([inset.side, size.width - inset.side])
    .padding(0.18)
  const y = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value = 0 }) => value))])
    .range([size.height - inset.bottom, inset.top])
  const left = (bar: Bar) => Math.round(x(bar.label) ?? 0)
  const width = Math.round(x.bandwidth())
  const floor = size.height - inset.bottom
  const columns = bars.map(bar => {
    const middle = left(bar) + width / 2
    const year = html`<text class="axis" x="${middle}" y="${floor + 22}" text-anchor="middle">${bar.label}</text>`
    if (bar.value === undefined) {
      return html`<g class="gap"><rect x="${left(bar)}" y="${floor - 60}" width="${width}" height="60"/><text x="${middle}" y="${floor - 30}" text-anchor="middle" dominant-baseline="central" transform="rotate(-90 ${middle} ${floor - 30})">${unknown}</text>${year}</g>`
    }
    const top = Math.round(y(bar.value))
    return html`<g><rect class="bar" x="${left(bar)}" y="${top}" width="${width}" height="${floor - top}"/><text class="value" x="${middle}" y="${top - 7}" text-anchor="middle">${format(bar.value)}</text>${year}</g>`
  })
  return html`<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${label}"><g aria-hidden="true">${columns}<path class="floor" d="M0 ${floor}.5H${size.width}"/></g></svg>`
}
