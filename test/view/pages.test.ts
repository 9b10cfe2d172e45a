import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventInWords } from '#view/desk/report-line.ts'
import { deskPages } from './desk-pages.ts'
import { errors, everyPage, plain } from './every-page.ts'
import { deskWordings, wordings } from './wordings.ts'

const languages = ['nl', 'en'] as const
const pages = Object.entries(everyPage).flatMap(([name, page]) =>
  languages.map(language => [name, language, (text: string) => page(text, wordings[language])] as const),
)
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<[^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value)

describe.each(pages)('%s in %s', (_, language, page) => {
  const html = page(plain)
  const ids = attributes(html, 'id')

  test('is a whole page in its language with one heading', () => {
    expect(html.startsWith(`<!doctype html>\n<html lang="${language}">`)).toBe(true)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/undefined|\[object|\{[a-zA-Z]+\}/)
  })

  test('has nothing that our policy forbids', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/latest/leave.js" defer>'])
    expect(attributes(html, 'src').every(address => address.startsWith('/'))).toBe(true)
  })

  test('has a title that gives nothing away, the way out, and no referrer for others', () => {
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? ''
    expect(title).toMatch(/ · Meldroute$/)
    expect(title).not.toMatch(/mensenhandel|traffick|uitbuiting|exploit|slachtoffer|victim/i)
    expect(html).toContain('class="leave" href="https://www.knmi.nl/" rel="noreferrer"')
    const out = html.match(/<a [^>]*href="https?:[^>]*>/g) ?? []
    expect(out.filter(link => !link.includes('rel="noreferrer"'))).toEqual([])
  })

  test('has no id twice, and every label, description and error leads to one', () => {
    expect(ids).toEqual([...new Set(ids)])
    const targets = [
      ...attributes(html, 'for'),
      ...attributes(html, 'aria-describedby').flatMap(list => list.split(' ')),
      ...attributes(html, 'href')
        .filter(address => address.startsWith('#'))
        .map(address => address.slice(1)),
    ]
    expect(targets.filter(target => !ids.includes(target))).toEqual([])
  })

  test('gives every visible control a label', () => {
    for (const [control] of html.matchAll(/<(?:input|textarea)[^>]*>/g)) {
      const id = /\sid="([^"]*)"/.exec(control)?.[1]
      const isLabelled = html.includes(`for="${id}"`) || html.includes(`<label class="option">${control}`)
      expect([control, control.includes('type="hidden"') || isLabelled]).toEqual([control, true])
    }
  })

  test('lets no text of anybody become markup', () => {
    const shape = tagsIn(html)
    const hostile = fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x>', "' onfocus='x", '</textarea><b>', '`1`', '&lt;'),
      fc.string({ unit: fc.constantFrom(...`<>"'\`&/= ab`), minLength: 1 }),
    )
    fc.assert(
      fc.property(hostile, text => {
        expect(tagsIn(page(`Ede${text}`))).toEqual(shape)
      }),
      { numRuns: 25 },
    )
  })
})

/** The tags of a page with the names of their attributes: what a browser would make of it, without the texts. */
function tagsIn(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag = '', attributes = '']) => `${tag} ${attributes.replace(/="[^"]*"/g, '')}`,
  )
}

describe.each(languages)('errors in %s', language => {
  const { form } = wordings[language]
  const page = everyPage['form with errors']?.(plain, wordings[language]) ?? ''

  test('stand on top, are read at once and lead to their fields', () => {
    expect(page).toContain('<div class="errors" role="alert" tabindex="-1" id="fouten">')
    expect(page.indexOf('class="errors"')).toBeLessThan(page.indexOf('<form class="form"'))
    for (const { field } of errors.filter(error => error.field !== 'form'))
      expect(page).toContain(`<a href="#${field}">`)
  })

  test('stand at their field too, between hint and control', () => {
    const field = page.slice(page.indexOf('data-question="text"'))
    const order = ['text-hint', 'text-error', '<textarea'].map(part => field.indexOf(`${part}`))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(field).toContain(`id="text-error">${form.errors.textTooLong}`)
  })

  test('keep every answer', () => {
    expect(page).toMatch(/name="kind" id="kind" value="person" checked/)
    expect(page).toMatch(/name="forms" [^>]*value="labourExploitation" checked/)
    expect(page).toMatch(/name="place" value="Ede"/)
    expect(page).toMatch(/<textarea id="text"[^>]*>\nEde<\/textarea>/)
  })

  test('offer the municipalities that a name may mean', () => {
    expect(page).toMatch(/name="where" [^>]*value="GM0373"> <span>Bergen \(NH\.\) \(Noord-Holland\)/)
  })
})

test.each(languages)('every page in %s that takes a message says what it is not', language => {
  const taking = [
    'form untouched',
    'danger stop',
    'check',
    'prepare',
    'receipt',
    'status known',
    'takeover',
    'taken',
    'draft saved',
    'draft opened',
  ]
  const said = language === 'nl' ? /geen (melding|aangifte)/ : /not a (report|criminal complaint)/
  expect(taking.filter(name => !said.test(everyPage[name]?.(plain, wordings[language]) ?? ''))).toEqual([])
})

test.each(languages)('every state in %s is a page of its own: none shows only what another one does', language => {
  const alike = Map.groupBy(Object.keys(everyPage), name => everyPage[name]?.(plain, wordings[language]))
  const twice = [...alike.values()].filter(names => names.length > 1)
  // What was sent could not be read, whatever was wrong with it.
  expect(twice).toEqual([['error 400', 'error 413', 'error 422']])
})

test('demo stages say so, others do not', () => {
  expect(everyPage.check?.(plain, wordings.nl)).toContain('<p class="demo">')
  expect(everyPage.check?.(plain, wordings.en)).not.toContain('<p class="demo">')
})

test('a sent message keeps its key, its answers and nothing of the address bar', () => {
  const page = everyPage.check?.(plain, wordings.nl) ?? ''
  expect(page.match(/name="submissionKey"/g)).toHaveLength(1)
  expect(page).toContain('<form action="/api/v1/reports" method="post" data-send="message">')
  expect(page).toContain('name="edit" value="1"')
})

test('the code on the receipt is in groups of four', () => {
  expect(everyPage.receipt?.(plain, wordings.nl)).toContain('<p class="code">4F9T K2MW QX7H 83RD</p>')
})

test('a line of the desk says to whom a mail is to go again, and how a hand-over was agreed', () => {
  const wording = deskWordings.nl
  const event = { at: '2026-04-24T14:00:00.000Z', what: 'sentAgain' } as const
  expect(eventInWords(event, wording)).toBe('Opnieuw te versturen: mail aan de melder')
  expect(eventInWords({ ...event, role: 'chainDirector' }, wording)).toBe(
    'Opnieuw te versturen: mail aan de ketenregisseur',
  )
  const accepted = deskPages['desk message accepted here']?.('x', wordings.nl) ?? ''
  expect(accepted).toMatch(/Overdracht aangenomen<\/h2><p class="quiet">x · telefonisch · vrijdag 24 april/)
})

test.each(['people', 'audit of a message', 'desk list', 'desk list closed', 'desk message closed, conversation open'])(
  '%s shows what may be of last year with its year',
  name => {
    for (const language of languages) {
      const html = everyPage[name]?.(plain, wordings[language]) ?? ''
      const times = html.match(/\b(?:april|April)\b[^<]*\d[.:]\d\d/g) ?? []
      expect(times.filter(time => / 2026\b/.test(time)).length, language).toBeGreaterThan(0)
    }
  },
)
