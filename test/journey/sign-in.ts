import { expect } from 'vitest'
import * as z from 'zod'
import { postJson, type Target } from './target.ts'

/** A target as somebody who is signed in there: every call carries the session. */
export type Desk = Target & {
  /** The header that carries it. */
  readonly cookie: string
  /** The page that signing in led to. */
  readonly landedOn: string
}

/** How signing in begins, after `/api/v1`. */
const departure = (to: string) => `/auth/login?${new URLSearchParams({ to, lang: 'nl' })}`

/**
 * Signs in with OpenID Connect as a browser does: to the provider, through its page where the person is chosen by
 * address, and back with the code. `link` is another way to begin, such as one on a page.
 */
export async function signIn(target: Target, email: string, link = departure('/loket/')): Promise<Desk> {
  const jar = createJar()
  const left = await target.call(link)
  jar.keep(left)
  const back = await throughProvider(new URL(placeIn(left)), email)
  const arrived = await target.call(`/auth/callback${back.search}`, { headers: { cookie: jar.header() } })
  jar.keep(arrived)
  const landedOn = placeIn(arrived)
  const cookie = jar.header()
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}$/)
  const call: Target['call'] = (path, request) =>
    target.call(path, { ...request, headers: { ...request?.headers, cookie } })
  return { ...target, call, cookie, landedOn }
}

/** From the provider's door to the address with the code that it sends the browser back to. */
async function throughProvider(door: URL, email: string): Promise<URL> {
  const jar = createJar()
  let next: Step = { url: door }
  for (let step = 0; step < 10; step += 1) {
    if (next.url.pathname === '/api/v1/auth/callback') return next.url
    const { url, form } = next
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(form && { method: 'POST', body: form }),
    })
    jar.keep(response)
    const place = response.headers.get('location')
    next = place === null ? choiceOf(email, await response.text(), url) : { url: new URL(place, url) }
  }
  throw new Error('The provider leads nowhere')
}

type Step = { readonly url: URL; readonly form?: URLSearchParams }

/** The provider's form as it is sent by the button that shows this address. */
function choiceOf(email: string, html: string, page: URL): Step {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1]
  const button = [...html.matchAll(/<button name="(\w+)" value="([^"]+)">(.*?)<\/button>/gs)].find(
    ([, , , label = '']) => label.includes(`>${email}<`),
  )
  const [, name = '', value = ''] = button ?? []
  if (!action || !button) throw new Error(`Nobody is called ${email} on the page of the provider`)
  return { url: new URL(action, page), form: new URLSearchParams({ [name]: value }) }
}

function placeIn(response: Response): string {
  const place = response.headers.get('location')
  if (place === null) throw new Error(`Signing in ended with ${response.status}`)
  return place
}

/** As much of a browser's jar as one host needs. */
function createJar() {
  const cookies = new Map<string, string>()
  return {
    keep: ({ headers }: Response) => {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

const Opened = z.looseObject({
  seen: z.string(),
  content: z.union([z.string(), z.looseObject({ text: z.string().optional() })]),
  notes: z.array(z.object({ text: z.string() })),
  acts: z.array(z.string()),
})

/** The message as this person may see it now. */
export async function openAtDesk(desk: Desk, reference: string): Promise<z.infer<typeof Opened>> {
  const response = await desk.call(`/desk/reports/${reference}`)
  expect(response.status).toBe(200)
  return Opened.parse(await response.json())
}

type Fields = Readonly<Record<string, string>>

/** Does something to the message, as a page just opened would. */
export async function actAtDesk(desk: Desk, reference: string, act: string, fields: Fields = {}): Promise<Response> {
  const { seen } = await openAtDesk(desk, reference)
  return postJson(desk, `/desk/reports/${reference}/${act}`, { seen, ...fields })
}

/** What somebody promises who takes a message with a first step on that day; `reason` for whoever was not asked first. */
export const aFirstStep = (day: string, reason?: string): Fields => ({
  firstStep: 'callReporter',
  firstStepBy: day,
  reporterKnown: 'true',
  ...(reason === undefined ? {} : { takeoverReason: reason }),
})

/** The link of a mail about something urgent: it leads past signing in to the desk, and there the message is taken. */
export async function takeAtDesk(
  target: Target,
  { link, person, step }: { readonly link: string; readonly person: string; readonly step: Fields },
): Promise<Desk> {
  const html = await (await target.call(link)).text()
  expect(html).not.toContain('value="take"')
  const door = /href="\/api\/v1(\/auth\/login[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  const desk = await signIn(target, person, door)
  const reference = /^\/loket\/bericht\/(MR-[^/]+)\/$/.exec(desk.landedOn)?.[1] ?? ''
  const taken = await actAtDesk(desk, reference, 'acknowledge', step)
  expect(taken.status, await taken.text()).toBe(200)
  return desk
}
