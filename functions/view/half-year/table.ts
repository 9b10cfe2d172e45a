import { type Content, type Html, html } from '../html.ts'

type Table = {
  /** How wide the columns are: the same in every table of a kind, so that the eye finds them. */
  readonly kind: 'list' | 'overview' | 'units' | 'changes'
  readonly caption: string
  readonly head: readonly string[]
  /** The first cell names the row. */
  readonly rows: readonly (readonly Content[])[]
}

/** A table that becomes cards where there is little room, and keeps its heads on every sheet of paper. */
export function reportTable({ kind, caption, head, rows }: Table): Html {
  return html`<table class="desk-list report-table ${kind}"><caption>${caption}</caption>
<thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(row => rowOf(row, head))}</tbody></table>`
}

function rowOf([first, ...others]: readonly Content[], [name = '', ...titles]: readonly string[]): Html {
  return html`<tr><th scope="row" data-label="${name}">${first}</th>${others.map((cell, index) => html`<td data-label="${titles[index]}">${cell}</td>`)}</tr>
`
}
