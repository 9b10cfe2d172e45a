import { describe, expect, test } from 'vitest'
import { piecesOf, requireHeadings } from '../../site/references.ts'

const addressOf = (kind: string, id: string) =>
  kind === 'role' && id === 'careCoordinator' ? '/rollen/zorg/' : undefined
const pieces = (html: string) => piecesOf(html, 'content/x.md', addressOf)
const nameOf = (name: string) => `<a href="${name}"></a>`

describe('a page written in Markdown', () => {
  test.each([
    ['a page that does not exist', '<p><a href="role:mayor">x</a></p>', 'content/x.md: no page role:mayor'],
    ['an address of its own', '<p><a href="https://example.org/">x</a></p>', 'no page https://example.org/'],
    ['a source within a sentence', `<p>See ${nameOf('source:b83')}</p>`, 'no page source:b83'],
    [
      'sources and a chart in one paragraph',
      `<p>${nameOf('source:b83')} ${nameOf('show:chart')}</p>`,
      'write source and show in paragraphs of their own',
    ],
  ])('is refused with %s', (_, html, message) => {
    expect(() => pieces(html)).toThrow(message)
  })

  test('names pages, sources, telephone numbers and pictures instead of writing them', () => {
    const html = `<p>Bel <a href="role:careCoordinator">haar</a>.</p>
<p>${nameOf('source:b83')} ${nameOf('source:ind')}</p><p>${nameOf('channel:police')}</p><p>Slot</p><p>${nameOf('show:chart')}</p>`
    expect(pieces(html)).toEqual([
      { kind: 'text', html: '<p>Bel <a href="/rollen/zorg/">haar</a>.</p>\n' },
      { kind: 'sources', ids: ['b83', 'ind'] },
      { kind: 'channel', ids: ['police'] },
      { kind: 'text', html: '<p>Slot</p>' },
      { kind: 'show', ids: ['chart'] },
    ])
  })
})

describe('a page that is a form on paper', () => {
  test('has room to fill in, of so many lines', () => {
    expect(pieces(`<p>Waarom?</p><p>${nameOf('fill:4')}</p>`)).toEqual([
      { kind: 'text', html: '<p>Waarom?</p>' },
      { kind: 'fill', ids: ['4'] },
    ])
  })

  test('has boxes to tick, and no control that does nothing', () => {
    const [piece] = pieces('<ul><li><input type="checkbox" disabled /> a.</li></ul>')
    expect(piece).toEqual({ kind: 'text', html: '<ul><li><span class="tick" aria-hidden="true"></span> a.</li></ul>' })
  })
})

describe('the headings of a page', () => {
  test.each([
    ['one left out', ['Wat?'], 'write a heading "Voor wie?"'],
    ['one of its own', ['Wat?', 'Voor wie?', 'Waarom?'], 'not "Waarom?"'],
  ])('are refused with %s', (_, headings, message) => {
    expect(() => requireHeadings(headings, ['Wat?', 'Voor wie?'], 'content/x.md')).toThrow(message)
  })

  test('are those of its kind', () => {
    expect(() => requireHeadings(['Wat?', 'Voor wie?'], ['Wat?', 'Voor wie?'], 'content/x.md')).not.toThrow()
  })
})
