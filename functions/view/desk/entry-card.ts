import { type Holder, hasEnded, isAway, isLost } from '#domain/directory.ts'
import { isOverdue } from '#domain/freshness.ts'
import { checkedUntil } from '#domain/nudge.ts'
import { isOnCall } from '#domain/on-call.ts'
import { fill } from '#domain/text.ts'
import { fullDateInWords, listInWords } from '#domain/words.ts'
import { localDateOf } from '#domain/working-time.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import type { RegionDirectory } from './directory.ts'
import type { DirectoryWording } from './wording.ts'

/** Somebody of the directory: how to reach them, for what, what keeps them from being asked, and when that was checked. */
export function entryCard(holder: Holder, view: RegionDirectory, wording: DirectoryWording): Html {
  const { pages, fields } = wording.directory
  const rows: readonly (readonly [string, Content])[] = [
    [fields.email.label, holder.email],
    [fields.phone.label, phoneLink(holder.phone)],
    [pages.scope, scopeInWords(holder, view, wording)],
    [pages.days, holder.days && listInWords(namesOfDays(holder.days, wording), wording.language)],
    [pages.absence, absenceInWords(holder, view, wording)],
    [fields.deputy.label, view.holders.find(({ id }) => id === holder.deputy)?.organisation],
    [pages.nights, nightsOf(holder, view, wording)],
    [pages.checked, holder.role === 'nationalDesk' ? undefined : checkedInWords(holder, view, wording)],
  ]
  return html`<li class="card"><h3>${holder.organisation}</h3>
${warningsOf(holder, view, wording)}
<dl>${rows.map(([label, text]) => text !== undefined && html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
${view.mayChange && actionsOf(holder, view, wording)}</li>`
}

function actionsOf(
  { id, version = 0, organisation }: Holder,
  { region }: RegionDirectory,
  { language, directory: { pages } }: DirectoryWording,
): Html {
  return html`<div class="actions print-hide"><a class="nl-button nl-button--secondary" href="${deskPath('directory', language, region, id)}" aria-label="${fill(pages.changeOf, { organisation })}">${pages.change}</a>
<form action="${endpoints.directory}/${region}/${id}/verify" method="post"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="version" value="${version}"><button class="link" type="submit" aria-label="${fill(pages.verifyOf, { organisation })}">${pages.verify}</button></form></div>`
}

/** What keeps this entry from being asked, before anything else. */
function warningsOf(holder: Holder, view: RegionDirectory, wording: DirectoryWording): Content {
  const { pages } = wording.directory
  const isBroken = holder.onCall && isLost(holder.onCall) !== undefined
  return html`${awayNotice(holder, view, wording)}${isBroken && html`<p class="notice late-notice"><strong>${pages.onCallBroken}</strong></p>`}`
}

/** Alarming only where nobody stands in, or the mailbox itself is broken. */
function awayNotice(holder: Holder, view: RegionDirectory, { directory, shared }: DirectoryWording): Content {
  const away = isAway(holder, view.now)
  if (away === undefined) return undefined
  const { pages } = directory
  const deputy = standIn(holder, view)
  const standsIn = deputy && html` ${fill(pages.standsIn, { organisation: deputy.organisation })}`
  if (away === 'absent' && deputy) return html`<p class="notice"><strong>${pages.awayNow}</strong>${standsIn}</p>`
  const reason = fill(pages.notAsked, { reason: shared.reasons[away] })
  return html`<p class="notice late-notice"><strong>${reason}</strong>${standsIn}</p>`
}

function standIn({ deputy }: Holder, { holders, now }: RegionDirectory): Holder | undefined {
  return holders.find(other => other.id === deputy && !hasEnded(other, now) && isAway(other, now) === undefined)
}

const phoneLink = (phone: string | undefined): Content =>
  phone === undefined ? undefined : html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`

/** The addresses for nights, and whether they count. */
function nightsOf(holder: Holder, { now, drillValidDays }: RegionDirectory, wording: DirectoryWording): Content {
  const { onCall } = holder
  if (!onCall) return undefined
  const { pages } = wording.directory
  const counts = isOnCall(holder, { now, validDays: drillValidDays })
  return html`${onCall.email}${onCall.phone !== undefined && html`, ${phoneLink(onCall.phone)}`}<br><span class="quiet">${counts ? pages.nightsCount : fill(pages.nightsDoNotCount, { days: drillValidDays })}</span>`
}

/** Also one that is still to come; one that is over says nothing any more. */
function absenceInWords(
  { absence }: Holder,
  { now }: RegionDirectory,
  { directory: { pages }, language }: DirectoryWording,
): string | undefined {
  if (!absence || absence.until < localDateOf(now)) return undefined
  const [from, until] = [fullDateInWords(absence.from, language), fullDateInWords(absence.until, language)]
  return fill(pages.absentBetween, { from, until })
}

function checkedInWords(
  { verified }: Holder,
  { nameOf, now }: RegionDirectory,
  { directory: { pages }, language }: DirectoryWording,
): string {
  if (verified === undefined) return pages.neverChecked
  const again = checkedUntil(verified)
  const [date, before] = [fullDateInWords(verified.on, language), fullDateInWords(again, language)]
  const isOver = isOverdue({ reviewBefore: again }, localDateOf(now))
  return fill(isOver ? pages.checkedTooLongAgo : pages.checkedOn, { date, before, by: nameOf(verified.by) })
}

/** For which messages, in one sentence; what is not limited is not said. */
function scopeInWords({ scope }: Holder, { names }: RegionDirectory, wording: DirectoryWording): string {
  const { directory, desk, form, language } = wording
  const parts = [
    scope.municipalities?.map(names.municipality),
    scope.kinds?.map(kind => directory.options.kinds[kind]),
    scope.ageGroups?.map(age => desk.list.ages[age]),
    scope.forms?.map(name => form.questions.forms.options[name].toLowerCase()),
  ]
  const said = parts.flatMap(part => (part === undefined ? [] : [listInWords(part, language)]))
  return said.length === 0 ? directory.pages.everything : said.join('; ')
}

const namesOfDays = (days: NonNullable<Holder['days']>, { directory }: DirectoryWording): readonly string[] =>
  days.map(day => directory.options.days[day])
