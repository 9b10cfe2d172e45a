import { expect, test } from 'vitest'
import { type Block, layOut, oneLine } from '#domain/mail-layout.ts'

const words = (text: string): Block => ({ kind: 'text', text })
const link = (text: string, href: string): Block => ({ kind: 'link', text, href })
const blocks: readonly Block[] = [
  words('Dit wacht <op> u.'),
  { kind: 'list', items: [[words('Eén'), link('Lees & antwoord', 'https://example.org/?a=1&b=2')], [words('Twee')]] },
  link('Naar het loket', 'https://example.org/loket/'),
]

test('a mail has the same words twice: as lines with the address below each link, and as paragraphs and a list', () => {
  const { text, html } = layOut(blocks, { title: 'Er wacht iets', language: 'nl' })
  expect(text).toBe(`Dit wacht <op> u.

1. Eén
Lees & antwoord:
https://example.org/?a=1&b=2

2. Twee

Naar het loket:
https://example.org/loket/
`)
  expect(html).toContain(`<h1 style="font-size:20px">Er wacht iets</h1>
<p>Dit wacht &lt;op&gt; u.</p>
<ol>
<li><p>Eén</p><p><a href="https://example.org/?a=1&amp;b=2">Lees &amp; antwoord</a></p></li>
<li><p>Twee</p></li>
</ol>
<p><a href="https://example.org/loket/">Naar het loket</a></p>
</main>`)
})

test.each([
  ['Actie nodig\r\nBcc: x@example.org', 'Actie nodig Bcc: x@example.org'],
  ['\r\n Actie nodig\0\n', 'Actie nodig'],
  ['Actie\u2028nodig\u2029vandaag', 'Actie nodig vandaag'],
])('%j is one line in a subject, with one space where lines ended', (text, line) => {
  expect(oneLine(text)).toBe(line)
})
