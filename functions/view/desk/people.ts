import type { Actor } from '#domain/access.ts'
import { grantsIn } from '#domain/person.ts'
import type { Account } from '#domain/session.ts'
import { fill } from '#domain/text.ts'
import { exactlyInWords } from '#domain/words.ts'
import { deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { endpoints } from '../paths.ts'
import { deskPage } from './frame.ts'
import type { Names } from './names.ts'
import { grantInWords } from './sign-in.ts'
import type { DeskWording } from './wording.ts'

/** What an administrator does about somebody's access. */
export const accessActs = ['revoke', 'restore', 'sign-out'] as const
export type AccessAct = (typeof accessActs)[number]

export type People = {
  readonly actor: Actor & { readonly kind: 'person' }
  readonly accounts: readonly Account[]
  readonly names: Names
  readonly done?: AccessAct | undefined
}

export function peoplePage({ actor, accounts, names, done }: People, wording: DeskWording): string {
  const { people } = wording.desk
  const { columns } = people
  const head = [columns.name, columns.roles, columns.last, columns.access]
  const rows = accounts.map(account =>
    rowOf(account, { isSelf: account.subject === actor.person.subject, names }, wording),
  )
  const main = html`<h1 tabindex="-1">${people.heading}</h1><p class="lead">${people.lead}</p>
${done && html`<p class="notice" role="status"><strong>${people.done[done]}</strong></p>`}
${accounts.length === 0 ? html`<p class="quiet">${people.empty}</p>` : html`<table class="desk-list"><thead><tr>${head.map(title => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`}`
  return deskPage({ title: people.title, main, address: { page: 'people' }, actor }, wording)
}

type Showing = { readonly isSelf: boolean; readonly names: Names }

function rowOf(account: Account, { isSelf, names }: Showing, wording: DeskWording): Html {
  const { desk, language } = wording
  const { people } = desk
  const { columns } = people
  const { name, email, groups, lastSignIn, revoked } = account
  const roles = grantsIn(groups).map(grant => html`${grantInWords(grant, names, wording)}<br>`)
  const state = revoked ? fill(people.revoked, { time: exactlyInWords(revoked.at, language) }) : people.open
  return html`<tr><th scope="row" data-label="${columns.name}"><strong>${name}</strong><br><span class="quiet">${email}</span></th>
<td data-label="${columns.roles}">${roles.length > 0 ? roles : people.none}</td>
<td data-label="${columns.last}">${exactlyInWords(lastSignIn, language)}</td>
<td data-label="${columns.access}">${state}<br>${isSelf ? html`<span class="quiet">${people.self}</span><br>` : actsOn(account, wording)}<a href="${deskPath('audit', language)}?by=${encodeURIComponent(account.subject)}">${people.audit}</a></td></tr>`
}

function actsOn({ subject, name, revoked }: Account, { desk: { people }, language }: DeskWording): Content {
  const possible: readonly (readonly [AccessAct, string])[] = revoked
    ? [['restore', people.restore]]
    : [
        ['revoke', people.revoke],
        ['sign-out', people.signOut],
      ]
  return possible.map(
    ([act, label]) =>
      html`<form action="${endpoints.people}/${encodeURIComponent(subject)}/${act}" method="post"><input type="hidden" name="language" value="${language}"><button class="link" type="submit" aria-label="${fill(people.confirm, { act: label, name })}">${label}</button></form>`,
  )
}
