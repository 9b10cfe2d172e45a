/*
 * Counts and the sums they are part of, as a network: each count leads from one sum to another, and where counts meet,
 * what comes in is what goes out. Whoever knows some of them can compute another exactly when nothing else can move
 * with it; how far it can move is how little is known of it.
 */

/** A count, between the two sums that it is part of, and how small and large it can be at all. */
export type Cell = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly least: number
  readonly most: number
}

export type Network = {
  readonly cells: readonly Cell[]
  /** By the sum they leave, and by the one they reach. */
  readonly leaving: ReadonlyMap<string, readonly Cell[]>
  readonly reaching: ReadonlyMap<string, readonly Cell[]>
}

/** What it costs to move a cell up or down; nothing where it cannot move at all. */
export type Price = (cell: Cell, up: boolean) => number | undefined

export function networkOf(cells: readonly Cell[]): Network {
  return {
    cells,
    leaving: Map.groupBy(cells, ({ from }) => from),
    reaching: Map.groupBy(cells, ({ to }) => to),
  }
}

/** How many values a count may have besides the true one, upwards and downwards, each looked for up to `enough`. */
export type Room = { readonly up: number; readonly down: number }

export function roomOf(cell: Cell, network: Network, price: Price, enough: number): Room {
  const room = (way: boolean): number => {
    const most = Math.min(enough, limitOf(cell, way, new Map()))
    return pushed(network, { ...endsOf(cell, way), price: without(cell, price), enough: most }).amount
  }
  return { up: room(true), down: room(false) }
}

/** Moves a count up, or down, and everything that must move with it, on top of what was moved before. */
export function moveFurther(cell: Cell, network: Network, { price, enough, up, shift }: Moving): void {
  const most = Math.min(enough, limitOf(cell, up, shift))
  const { amount } = pushed(network, { ...endsOf(cell, up), price: without(cell, price), enough: most }, shift)
  moveAlong({ cell, up }, amount, shift)
}

type Moving = { readonly price: Price; readonly enough: number; readonly up: boolean; readonly shift: Shift }

/** The cheapest way on which a count could move further than what moves for nothing lets it. */
export function cheapestWay(cell: Cell, network: Network, price: Price): Way | undefined {
  const free: Price = (other, up) => (price(other, up) === 0 ? 0 : undefined)
  const ways = [true, false].map(up => {
    const ends = endsOf(cell, up)
    const most = limitOf(cell, up, new Map())
    const { shift, amount } = pushed(network, { ...ends, price: without(cell, free), enough: most })
    return amount < most ? wayBetween(network, { ...ends, price: without(cell, price), shift }) : undefined
  })
  return ways.filter(way => way !== undefined).toSorted((one, other) => one.cost - other.cost)[0]
}

export type Way = { readonly steps: readonly Step[]; readonly cost: number }
type Step = { readonly cell: Cell; readonly up: boolean }

/** By how much each cell was moved. */
export type Shift = Map<Cell, number>

/** A count goes up by what comes round from where it leads to where it comes from, and down the other way. */
const endsOf = ({ from, to }: Cell, up: boolean) => (up ? { from: to, to: from } : { from, to })

const without =
  (cell: Cell, price: Price): Price =>
  (other, up) =>
    other === cell ? undefined : price(other, up)

type Push = { readonly from: string; readonly to: string; readonly price: Price; readonly enough: number }
type Pushed = { readonly amount: number; readonly shift: Shift }

/** Moves as much as can be moved, way after way, and stops at enough. */
function pushed(network: Network, { enough, ...ends }: Push, shift: Shift = new Map()): Pushed {
  for (let amount = 0; ; ) {
    const way = amount < enough ? wayBetween(network, { ...ends, shift }) : undefined
    if (way === undefined) return { amount, shift }
    const most = Math.min(enough - amount, ...way.steps.map(({ cell, up }) => limitOf(cell, up, shift)))
    for (const step of way.steps) moveAlong(step, most, shift)
    amount += most
  }
}

function moveAlong({ cell, up }: Step, amount: number, shift: Shift): void {
  shift.set(cell, (shift.get(cell) ?? 0) + (up ? amount : -amount))
}

/** How far a cell can move by itself. */
function limitOf(cell: Cell, up: boolean, shift: Shift): number {
  const moved = cell.count + (shift.get(cell) ?? 0)
  return up ? cell.most - moved : moved - cell.least
}

type Search = { readonly from: string; readonly to: string; readonly price: Price; readonly shift: Shift }

/** The cheapest way from one sum to another (Dijkstra's). */
function wayBetween(network: Network, { from, to, price, shift }: Search): Way | undefined {
  const settled = new Set<string>()
  const frontier = new Map<string, Way>([[from, { cost: 0, steps: [] }]])
  while (frontier.size > 0) {
    const [node, way] = nearest(frontier)
    if (node === to) return way
    frontier.delete(node)
    settled.add(node)
    const steps = stepsFrom(node, network, shift).filter(step => !settled.has(endOf(step)))
    for (const step of steps) extend(way, { step, price: price(step.cell, step.up), frontier })
  }
  return undefined
}

const endOf = ({ cell, up }: Step): string => (up ? cell.to : cell.from)

type Extension = { readonly step: Step; readonly price: number | undefined; readonly frontier: Map<string, Way> }

function extend({ cost, steps }: Way, { step, price, frontier }: Extension): void {
  if (price === undefined) return
  const isCheaper = cost + price < (frontier.get(endOf(step))?.cost ?? Number.POSITIVE_INFINITY)
  if (isCheaper) frontier.set(endOf(step), { cost: cost + price, steps: [...steps, step] })
}

function nearest(frontier: ReadonlyMap<string, Way>): readonly [string, Way] {
  return [...frontier].reduce((best, next) => (next[1].cost < best[1].cost ? next : best))
}

function stepsFrom(node: string, { leaving, reaching }: Network, shift: Shift): readonly Step[] {
  const more = (leaving.get(node) ?? []).map(cell => ({ cell, up: true }))
  const less = (reaching.get(node) ?? []).map(cell => ({ cell, up: false }))
  return [...more, ...less].filter(({ cell, up }) => limitOf(cell, up, shift) > 0)
}
