import type { Actor } from '#domain/access.ts'
import { type Holder, hasEnded, isAway } from '#domain/directory.ts'
import type { Instant } from '#domain/report.ts'
import type { RegionCode } from '#domain/situation.ts'
import { fill } from '#domain/text.ts'
import { dateInWords, listInWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
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
  /** The name of whoever checked an entry. */
  readonly nameOf: (subject: string) => string
  readonly mayChange: boolean
  readonly done?: 'saved' | 'verified' | undefined
}

/** Who holds which role in a region, for what, and since when somebody made sure of it. */
export function regionDirectoryPage(directory: RegionDirectory, wording: DirectoryWording): string {
  const { actor, region, holders, names, mayChange, done, now } = directory
  const { pages } = wording.directory
  const current = holders.filter(holder => !hasEnded(holder, now))
  const ended = holders.filter(holder => hasEnded(holder, now))
  const main = html`<h1 tabindex="-1">${fill(pages.headingOf, { region: names.region(region) })}</h1>
${done && html`<p class="notice" role="status"><strong>${pages.done[done]}</strong></p>`}
<p class="lead">${pages.lead}</p>
<p class="print-hide"><a href="${deskPath('coverage', wording.language, region)}">${pages.toCoverage}</a></p>
${current.length === 0 ? html`<p class="notice">${pages.empty}</p>` : html`<ul class="entries">${current.map(holder => entryCard(holder, directory, wording))}</ul>`}
${mayChange && html`<div class="actions"><a class="nl-button nl-button--primary" href="${deskPath('directory', wording.language, region, 'new')}">${pages.add}</a></div>`}
${ended.length > 0 && html`<h2>${pages.ended}</h2><ul>${ended.map(({ id, organisation, role }) => html`<li><a href="${deskPath('directory', wording.language, region, id)}">${organisation}</a> <span class="quiet">${wording.shared.roles[role].name}</span></li>`)}</ul>`}`
  return deskPage({ title: pages.heading, main, address: { page: 'directory', rest: [region] }, actor }, wording)
}

function entryCard(holder: Holder, directory: RegionDirectory, wording: DirectoryWording): Html {
  const { pages, fields } = wording.directory
  const { region, mayChange, holders } = directory
  const { id, organisation, role, email, phone, deputy, onCall } = holder
  const stands = holders.find(other => other.id === deputy)
  const rows: readonly (readonly [string, Content])[] = [
    [fields.email.label, email],
    [fields.phone.label, phone],
    [fields.onCallEmail.label, onCall && [onCall.email, onCall.phone].filter(text => text !== undefined).join(', ')],
    [pages.scope, scopeInWords(holder, directory, wording)],
    [fields.deputy.label, stands?.organisation],
    [pages.checked, checkedInWords(holder, directory, wording)],
  ]
  return html`<li class="card"><h2>${organisation}</h2><p class="quiet">${wording.shared.roles[role].name}</p>
${warningsOf(holder, directory, wording)}
<dl>${rows.map(([label, text]) => text !== undefined && text !== '' && html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
<div class="actions print-hide">${
    mayChange &&
    html`<a class="nl-button nl-button--secondary" href="${deskPath('directory', wording.language, region, id)}" aria-label="${fill(pages.changeOf, { organisation })}">${pages.change}</a>
<form action="${endpoints.directory}/${region}/${id}/verify" method="post"><input type="hidden" name="language" value="${wording.language}"><input type="hidden" name="version" value="${holder.version ?? 0}"><button class="link" type="submit" aria-label="${fill(pages.verifyOf, { organisation })}">${pages.verify}</button></form>`
  }</div></li>`
}

/** What keeps this entry from being asked, before anything else. */
function warningsOf(
  holder: Holder,
  { now }: RegionDirectory,
  { directory: { pages }, shared }: DirectoryWording,
): Content {
  const away = isAway(holder, now)
  const { onCall } = holder
  const nights = onCall && (onCall.bouncedAt !== undefined || onCall.complainedAt !== undefined)
  return html`${away && html`<p class="notice late-notice"><strong>${fill(pages.notAsked, { reason: shared.reasons[away] })}</strong></p>`}${nights && html`<p class="notice late-notice"><strong>${pages.onCallBroken}</strong></p>`}`
}

function checkedInWords(
  { verified }: Holder,
  { nameOf }: RegionDirectory,
  { directory: { pages }, language }: DirectoryWording,
): string {
  if (verified === undefined) return pages.neverChecked
  return fill(pages.checkedOn, { date: dateInWords(verified.on, language), by: nameOf(verified.by) })
}

/** For which messages, in one sentence; what is not limited is not said. */
function scopeInWords({ scope, days }: Holder, { names }: RegionDirectory, wording: DirectoryWording): string {
  const { directory, desk, form, language } = wording
  const parts = [
    scope.municipalities?.map(names.municipality),
    scope.kinds?.map(kind => directory.options.kinds[kind]),
    scope.ageGroups?.map(age => desk.list.ages[age]),
    scope.forms?.map(name => form.questions.forms.options[name].toLowerCase()),
    days?.map(day => directory.options.days[day]),
  ]
  const said = parts.flatMap(part => (part === undefined ? [] : [listInWords(part, language)]))
  return said.length === 0 ? directory.pages.everything : said.join('; ')
}
