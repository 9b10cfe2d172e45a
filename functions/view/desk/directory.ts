import type { Actor } from '#domain/access.ts'
import { type Holder, hasEnded } from '#domain/directory.ts'
import { type Instant, Role } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, html } from '../html.ts'
import { entryCard } from './entry-card.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import type { DirectoryWording } from './wording.ts'

/** The regions whose directory somebody may see. */
export type Regions = { readonly actor: Actor; readonly regions: readonly RegionCode[]; readonly names: Names }

export function directoryRegionsPage({ actor, regions, names }: Regions, wording: DirectoryWording): string {
  const { pages } = wording.directory
  const links = regions.map(
    code => html`<li><a href="${deskPath('directory', wording.language, code)}">${names.region(code)}</a></li>`,
  )
  const main = html`<h1 tabindex="-1">${pages.heading}</h1><p class="lead">${pages.lead}</p>
${regions.length === 0 ? html`<p class="notice">${pages.noRegion}</p>` : html`<ul class="columns">${links}</ul>`}`
  return deskPage({ title: pages.heading, main, address: { page: 'directory' }, actor }, wording)
}

export type RegionDirectory = {
  readonly actor: Actor
  readonly region: RegionCode
  readonly holders: readonly Holder[]
  readonly names: Names
  readonly now: Instant
  /** For how many days after a drill an address for nights counts. */
  readonly drillValidDays: number
  /** The name of whoever checked an entry. */
  readonly nameOf: (subject: string) => string
  readonly mayChange: boolean
  /** What became of what was just done; `stale`: a colleague was first. */
  readonly done?: 'saved' | 'verified' | 'stale' | undefined
}

/** Who holds which role in a region, for what, and since when somebody made sure of it. */
export function regionDirectoryPage(view: RegionDirectory, wording: DirectoryWording): string {
  const { actor, region, holders, names, mayChange, now } = view
  const { pages } = wording.directory
  const current = holders.filter(holder => !hasEnded(holder, now))
  const main = html`<p class="print-hide"><a href="${deskPath('directory', wording.language)}">${pages.backToRegions}</a></p>
<h1 tabindex="-1">${fill(pages.headingOf, { region: names.region(region) })}</h1>
${outcome(view, wording)}
<p class="lead">${region === 'NL' ? pages.leadNational : pages.lead}</p>
<div class="actions print-hide">${mayChange && html`<a class="nl-button nl-button--primary" href="${deskPath('directory', wording.language, region, 'new')}">${pages.add}</a>`}
<a href="${deskPath('coverage', wording.language, region)}">${pages.toCoverage}</a></div>
${current.length === 0 ? html`<p class="notice">${pages.empty}</p>` : Role.options.map(role => holdersIn(role, current, { view, wording }))}
${endedHolders(view, wording)}`
  const title = fill(pages.headingOf, { region: names.region(region) })
  return deskPage({ title, main, address: { page: 'directory', rest: [region] }, actor }, wording)
}

function outcome({ done }: RegionDirectory, { directory: { pages } }: DirectoryWording): Content {
  if (done === undefined) return undefined
  if (done === 'stale')
    return html`<div class="errors" role="alert" tabindex="-1" id="fouten"><p>${pages.done.stale}</p></div>`
  return html`<p class="notice done" role="status"><strong>${pages.done[done]}</strong></p>`
}

type Drawing = { readonly view: RegionDirectory; readonly wording: DirectoryWording }

function holdersIn(role: Role, current: readonly Holder[], { view, wording }: Drawing): Content {
  const own = current.filter(holder => holder.role === role)
  if (own.length === 0) return undefined
  return html`<h2 class="role">${wording.shared.roles[role].name}</h2><ul class="entries">${own.map(holder => entryCard(holder, view, wording))}</ul>`
}

/** Whoever left stays to be seen, with what became of the entry. */
function endedHolders({ holders, now, region, mayChange }: RegionDirectory, wording: DirectoryWording): Content {
  const ended = holders.filter(holder => hasEnded(holder, now))
  if (ended.length === 0) return undefined
  const items = ended.map(({ id, organisation, role }) => {
    const name = mayChange
      ? html`<a href="${deskPath('directory', wording.language, region, id)}">${organisation}</a>`
      : html`${organisation}`
    return html`<li>${name} <span class="quiet">${wording.shared.roles[role].name}</span></li>`
  })
  return html`<h2>${wording.directory.pages.ended}</h2><ul>${items}</ul>`
}
