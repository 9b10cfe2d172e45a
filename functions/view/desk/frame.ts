import { type Actor, may } from '#domain/access.ts'
import { grantsIn } from '#domain/person.ts'
import { type DeskPage, deskPath } from '../desk-paths.ts'
import { type Content, type Html, html } from '../html.ts'
import { page, type Sheet } from '../page.ts'
import { endpoints } from '../paths.ts'
import type { DeskWording } from './wording.ts'

/** Which page of the desk this is, and what comes after its address. */
export type DeskAddress = { readonly page: DeskPage; readonly rest?: readonly string[]; readonly query?: string }

export function addressOf({ page, rest = [], query = '' }: DeskAddress, language: DeskWording['language']): string {
  return `${deskPath(page, language, ...rest)}${query === '' ? '' : `?${query}`}`
}

type Parts = {
  readonly title: string
  readonly main: Content
  readonly address: DeskAddress
  /** Absent where nobody is signed in. */
  readonly actor?: Actor | undefined
  readonly sheets?: readonly Sheet[]
}

/** A page of the desk: the frame of every page, and below it where else one can go and who is signed in. */
export function deskPage({ title, main, address, actor, sheets = ['desk'] }: Parts, wording: DeskWording): string {
  const menu = actor?.kind === 'person' && deskMenu(actor, address.page, wording)
  return page(
    { title, main: html`${menu}${main}`, counterpart: language => addressOf(address, language), sheets },
    wording,
  )
}

type SignedIn = Actor & { readonly kind: 'person' }

function deskMenu(actor: SignedIn, current: DeskPage, { desk, language }: DeskWording): Html {
  const { menu } = desk
  const entries: readonly (readonly [DeskPage, string])[] = [
    ['reports', menu.reports],
    ...(worksSomewhere(actor)
      ? ([
          ['directory', menu.directory],
          ['coverage', menu.coverage],
          ['mistakes', menu.mistakes],
        ] as const)
      : []),
    ...(followsProgress(actor) ? ([['progress', menu.progress]] as const) : []),
    ...(updatesSomething(actor) ? ([['updates', menu.updates]] as const) : []),
    ...(may(actor, 'managePeople', undefined) ? ([['people', menu.people]] as const) : []),
    ...(may(actor, 'readAudit', undefined) ? ([['audit', menu.audit]] as const) : []),
  ]
  const links = entries.map(
    ([name, label]) =>
      html`<li><a href="${deskPath(name, language)}"${name === current && html` aria-current="page"`}>${label}</a></li>`,
  )
  return html`<nav class="desk-menu print-hide" aria-label="${menu.label}"><ul>${links}</ul>
<p class="signed-in"><a href="${deskPath('signIn', language)}">${actor.person.name}</a></p>
<form action="${endpoints.signOut}" method="post"><input type="hidden" name="language" value="${language}"><button class="link" type="submit">${menu.signOut}</button></form></nav>`
}

const worksSomewhere = ({ person }: SignedIn): boolean =>
  grantsIn(person.groups).some(({ as }) => as === 'desk' || as === 'lead')

/** Everybody with a place in the field; an administrator looks after accounts only. */
const followsProgress = ({ person }: SignedIn): boolean =>
  grantsIn(person.groups).some(({ as }) => as !== 'administrator')

/** Leads, and members for their municipality, say how far it is with what was taken on. */
const updatesSomething = ({ person }: SignedIn): boolean =>
  grantsIn(person.groups).some(({ as }) => as === 'lead' || as === 'member')
