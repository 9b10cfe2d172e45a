import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditStore } from '#adapters/audit-store.ts'
import type { Holder } from '#domain/directory.ts'
import { valuesOf } from '#domain/directory-entry.ts'
import { directory } from '#runtime/dependencies.ts'
import { type Api, openApi } from './api.ts'

let api: Api
let lead: string
let colleague: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.signIn(['lead-VR05'], { subject: 'lead' })
  colleague = await api.signIn(['desk-VR05-careCoordinator'], { subject: 'colleague' })
}, 60_000)
afterAll(() => api.close())

const coordinator = 'VR05-careCoordinator-1'
const deputy = 'VR05-careCoordinator-2'

async function stored(id: string): Promise<Holder> {
  const holder = await directory().get(id)
  if (!holder) throw new Error(`Nobody is ${id}`)
  return holder
}

/** The form of an entry as a browser sends it, with what somebody changed in it; an empty list is no field at all. */
function formOf(holder: Holder, changes: Readonly<Record<string, string | readonly string[]>> = {}): URLSearchParams {
  const form = new URLSearchParams({ lang: 'nl', version: `${holder.version ?? 0}` })
  for (const [name, value] of Object.entries({ ...valuesOf(holder), ...changes })) {
    for (const one of [value].flat()) form.append(name, one)
  }
  return form
}

type Asked = { readonly entry: string; readonly form: URLSearchParams; readonly token?: string }
const save = ({ entry, form, token = lead }: Asked) =>
  api.call('save-entry', { path: { region: 'VR05', entry }, form, token, page: true })
const verify = (entry: string, version: number, token = lead) =>
  api.call('verify-entry', { path: { region: 'VR05', entry }, json: { version }, token })
const auditOf = (entry: string) => createAuditStore(api.table).about(entry)
const aNewOne = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    lang: 'nl',
    version: '0',
    organisation: 'Demo Gemeente Almelo',
    role: 'designatedOfficer',
    email: 'almelo@example.org',
    language: 'en',
    ...changes,
  })

describe('an entry is not there', () => {
  test.each([
    ['in what is no region', 'VR99', coordinator],
    ['in a region of somebody else', 'VR06', 'VR06-careCoordinator-1'],
    ['under another region', 'VR05', 'VR06-careCoordinator-1'],
    ['with a number nobody has', 'VR05', 'VR05-chainDirector-99'],
    ['with a name that is none', 'VR05', '__proto__'],
  ])('%s', async (_, region, entry) => {
    const path = { region, entry }
    const asked = [
      await api.call('show-entry', { path, token: lead }),
      await api.call('save-entry', { path, token: lead, json: valuesOf(await stored(coordinator)) }),
      await api.call('verify-entry', { path, token: lead, json: { version: 0 } }),
    ]
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
    expect(await auditOf(entry)).toEqual([])
  })

  test('in the country: the national desk is shown to whoever may see it, and is nobody’s to change', async () => {
    const token = await api.signIn(['desk-NL-nationalDesk', 'lead-country'])
    const { statusCode, body } = await api.call('show-directory', { path: { region: 'NL' }, token, page: true })
    expect(statusCode).toBe(200)
    expect(body).toContain('landelijk.loket@demo.example.org')
    expect(body).toContain('Het is een instelling van deze site')
    expect(body).not.toMatch(/action="[^"]*directory\/NL|NL\/new/)
    for (const entry of ['NL-nationalDesk-1', 'new']) {
      const path = { region: 'NL', entry }
      const answers = [
        await api.call('show-entry', { path, token }),
        await api.call('save-entry', { path, token, form: aNewOne() }),
        await api.call('verify-entry', { path, token, json: { version: 0 } }),
      ]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
    }
  })
})

describe('what is not right', () => {
  test.each([
    ['nl', 'Vul een mailadres in, met een @ en een punt erin.'],
    ['en', 'Fill in a mail address, with an @ and a dot in it.'],
  ])('is told at its field in %s, and every answer is kept', async (lang, told) => {
    const before = await stored(coordinator)
    const form = formOf(before, {
      email: 'no mailbox',
      language: lang === 'nl' ? 'en' : 'nl',
      phone: '053 123 45 67',
      municipalities: ['GM0141', 'GM0153'],
    })
    form.set('lang', lang)
    const { statusCode, body = '' } = await save({ entry: coordinator, form })
    expect(statusCode).toBe(422)
    expect(body).toContain(`<html lang="${lang}"`)
    expect(body).toContain('<a href="#email">')
    expect(body.split(told)).toHaveLength(3)
    expect(body).toContain('value="no mailbox"')
    expect(body).toContain('value="053 123 45 67"')
    for (const code of ['GM0141', 'GM0153']) expect(body).toMatch(new RegExp(`value="${code}" checked`))
    expect(await stored(coordinator)).toEqual(before)
    expect(await auditOf(coordinator)).toEqual([])
  })

  test('is told to a program by its code, without what was sent', async () => {
    const json = { ...valuesOf(await stored(coordinator)), email: 'no mailbox', deputy: coordinator }
    const { statusCode, body } = await api.call('save-entry', {
      path: { region: 'VR05', entry: coordinator },
      json: { ...json, lang: 'nl' },
      token: lead,
    })
    expect(statusCode).toBe(422)
    expect(JSON.parse(body ?? '')).toMatchObject({
      errors: [
        {
          field: 'email',
          code: 'emailInvalid',
          message: 'Vul een mailadres in, met een @ en een punt erin.',
        },
        { field: 'deputy', code: 'deputyIsSelf', message: 'Kies iemand anders: niemand vervangt zichzelf.' },
      ],
    })
    expect(body).not.toContain('no mailbox')
  })

  test('is a field that nobody asked for', async () => {
    const form = formOf(await stored(coordinator), { bouncedAt: '2026-01-01T00:00:00Z' })
    const { statusCode, body } = await save({ entry: coordinator, form })
    expect(statusCode).toBe(422)
    expect(body).toContain('Wij begrijpen een deel van wat is verstuurd niet')
  })
})

describe('a change', () => {
  test('is saved, noted in audit and history with who and what, and shown', async () => {
    const before = await stored(deputy)
    const form = formOf(before, { phone: '053 123 45 67', language: 'en', kinds: ['person'] })
    expect(await save({ entry: deputy, form })).toMatchObject({
      statusCode: 303,
      headers: { location: '/loket/adresboek/VR05/?done=saved' },
    })
    expect(await stored(deputy)).toMatchObject({
      phone: '053 123 45 67',
      language: 'en',
      version: 1,
      updatedBy: 'lead',
    })
    expect(await auditOf(deputy)).toMatchObject([{ what: 'entryChanged', about: deputy, by: 'lead' }])
    const { body } = await api.call('show-entry', {
      path: { region: 'VR05', entry: deputy },
      token: colleague,
      page: true,
    })
    expect(body).toContain('gewijzigd door Demo lead')
    expect(body).toContain('Telefoon op werkdagen: van niets ingevuld naar 053 123 45 67')
    expect(body).toContain('Taal van de mails: van Nederlands naar Engels')
  })

  test('with every box cleared means everything again', async () => {
    const before = await stored('VR05-designatedOfficer-1')
    expect(before.scope.municipalities).toEqual(['GM0153'])
    const form = formOf(before)
    form.delete('municipalities')
    expect((await save({ entry: before.id, form })).statusCode).toBe(303)
    expect((await stored(before.id)).scope).toEqual({})
    const page = { token: lead, page: true } as const
    const shown = await api.call('show-directory', { path: { region: 'VR05' }, ...page })
    expect(shown.body).toContain('alle berichten')
    const again = await api.call('show-entry', { path: { region: 'VR05', entry: before.id }, ...page })
    expect(again.body).not.toMatch(/type="checkbox"[^>]* checked/)
  })

  test('pressed twice is one change, and no conflict with oneself', async () => {
    const form = formOf(await stored(coordinator), { phone: '053 765 43 21' })
    const answers = [await save({ entry: coordinator, form }), await save({ entry: coordinator, form })]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(await directory().history(coordinator)).toHaveLength(1)
    expect(await auditOf(coordinator)).toHaveLength(1)
  })

  test('on a page from before a colleague’s is stopped, with what was typed and what the colleague did', async () => {
    const seen = await stored(coordinator)
    const theirs = formOf(seen, { organisation: 'Demo Zorgcoördinatie Oost' })
    expect((await save({ entry: coordinator, form: theirs, token: colleague })).statusCode).toBe(303)
    const mine = formOf(seen, { phone: '053 999 99 99' })
    const lines = (await auditOf(coordinator)).length
    const { statusCode, body = '' } = await save({ entry: coordinator, form: mine })
    expect(statusCode).toBe(409)
    expect(body).toContain('Een collega wijzigde deze vermelding intussen')
    expect(body).toContain('value="053 999 99 99"')
    expect(body).toContain('gewijzigd door Demo coll')
    expect(body).toContain('Organisatie: van Demo Zorgcoördinatie Twente naar Demo Zorgcoördinatie Oost')
    expect(await stored(coordinator)).not.toMatchObject({ phone: '053 999 99 99' })
    expect(await auditOf(coordinator)).toHaveLength(lines)
    // Saved once more from that page, it counts.
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
    mine.set('version', version)
    expect((await save({ entry: coordinator, form: mine })).statusCode).toBe(303)
    expect(await stored(coordinator)).toMatchObject({ phone: '053 999 99 99' })
  })

  test('from a program on an older version is a conflict', async () => {
    const json = { ...valuesOf(await stored(coordinator)), phone: '053 000 00 00', version: 0 }
    const path = { region: 'VR05', entry: coordinator }
    expect((await api.call('save-entry', { path, json, token: lead })).statusCode).toBe(409)
  })
})

describe('somebody new', () => {
  test('gets the next number of the role, once, however often the button is pressed', async () => {
    const answers = [await save({ entry: 'new', form: aNewOne() }), await save({ entry: 'new', form: aNewOne() })]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(await stored('VR05-designatedOfficer-4')).toMatchObject({ language: 'en', scope: {}, version: 1 })
    expect(await directory().get('VR05-designatedOfficer-5')).toBeUndefined()
    expect(await auditOf('VR05-designatedOfficer-4')).toMatchObject([{ what: 'entryChanged', by: 'lead' }])
    const { body } = await api.call('show-entry', {
      path: { region: 'VR05', entry: 'VR05-designatedOfficer-4' },
      token: lead,
      page: true,
    })
    expect(body).toContain('gemaakt door Demo lead')
  })

  test('is not lost when a colleague adds somebody at the same moment', async () => {
    const addresses = ['a', 'b', 'c'].map(name => `${name}@example.org`)
    const answers = await Promise.all(
      addresses.map(email =>
        save({ entry: 'new', form: aNewOne({ role: 'chainDirector', email }), token: email < 'b' ? lead : colleague }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    const added = (await directory().inRegions(['VR05'])).filter(({ email }) => addresses.includes(email))
    expect(added.map(({ id }) => id).toSorted()).toEqual([2, 3, 4].map(number => `VR05-chainDirector-${number}`))
  })

  test('without a role is asked for one', async () => {
    const form = aNewOne()
    form.delete('role')
    const { statusCode, body } = await save({ entry: 'new', form })
    expect(statusCode).toBe(422)
    expect(body).toContain('<a href="#role">Kies de rol.</a>')
    expect(body).toContain('value="Demo Gemeente Almelo"')
  })
})

describe('a phone check', () => {
  const director = 'VR05-chainDirector-1'

  test('says who phoned and when, in directory, audit and history, and twice is once', async () => {
    const answers = [await verify(director, 0), await verify(director, 0)]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const { verified, version } = await stored(director)
    expect(version).toBe(1)
    expect(verified).toMatchObject({ by: 'lead' })
    expect(Date.now() - Date.parse(verified?.at ?? '')).toBeLessThan(60_000)
    expect(await auditOf(director)).toMatchObject([{ what: 'entryVerified', by: 'lead' }])
    const shown = await api.call('show-directory', { path: { region: 'VR05' }, token: colleague, page: true })
    expect(shown.body).toMatch(/<dt>Nagekeken<\/dt><dd>op [^<]+ door Demo lead, opnieuw nabellen vóór [^<]+<\/dd>/)
    const entry = await api.call('show-entry', {
      path: { region: 'VR05', entry: director },
      token: colleague,
      page: true,
    })
    expect(entry.body).toContain('nagebeld door Demo lead')
  })

  test('of an entry that a colleague changed since is not noted', async () => {
    expect((await verify(director, 0, colleague)).statusCode).toBe(409)
    const form = new URLSearchParams({ lang: 'nl', version: '0' })
    const path = { region: 'VR05', entry: director }
    const { statusCode, body } = await api.call('verify-entry', { path, form, token: colleague, page: true })
    expect(statusCode).toBe(409)
    expect(body).toContain('Er is niets genoteerd')
    expect(await stored(director)).toMatchObject({ version: 1, verified: { by: 'lead' } })
    expect(await auditOf(director)).toHaveLength(1)
  })

  test('does away with the mark of a mailbox that takes mail again, and another mailbox with the check', async () => {
    const { email: to, version = 0 } = await stored(director)
    await directory().mark(director, 'bounced', { at: new Date().toISOString(), to })
    const shown = () => api.call('show-directory', { path: { region: 'VR05' }, token: lead, page: true })
    expect((await shown()).body).toContain('Wordt nu niet gevraagd: het adres neemt geen mail aan.')
    expect((await verify(director, version)).statusCode).toBe(200)
    expect((await shown()).body).not.toContain('Wordt nu niet gevraagd')
    const form = formOf(await stored(director), { email: 'other@example.org' })
    expect((await save({ entry: director, form })).statusCode).toBe(303)
    expect(await stored(director)).not.toHaveProperty('verified')
  })
})

describe('the directories', () => {
  test('of the own regions are listed, with the country for whoever leads it', async () => {
    const regionsOf = async (...held: string[]) =>
      JSON.parse((await api.call('list-directory', { token: await api.signIn(held) })).body ?? '')
    expect(await regionsOf('lead-VR05', 'desk-VR06-careCoordinator')).toEqual(['VR05', 'VR06'])
    expect(await regionsOf('member-GM0153')).toEqual([])
    const every = await regionsOf('lead-country')
    expect(every).toHaveLength(26)
    expect(every).toContain('NL')
  })

  test('show an absence that is still to come, and no longer one that is over', async () => {
    const entry = 'VR05-designatedOfficer-2'
    const shown = async () =>
      (await api.call('show-directory', { path: { region: 'VR05' }, token: lead, page: true, query: { lang: 'en' } }))
        .body ?? ''
    const away = { absenceFrom: '2099-01-01', absenceUntil: '2099-01-05' }
    await save({ entry, form: formOf(await stored(entry), away) })
    expect(await shown()).toMatch(/<dt>Away<\/dt><dd>from [^<]+ up to and including/)
    const back = { absenceFrom: '2020-01-01', absenceUntil: '2020-01-05' }
    await save({ entry, form: formOf(await stored(entry), back) })
    expect(await shown()).not.toContain('<dt>Away</dt>')
  })

  test('say nothing of the people in them to the log', () => {
    expect(api.logged()).not.toMatch(/example\.org|053|Demo|VR05/)
  })
})
