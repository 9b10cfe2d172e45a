import { expect, test } from 'vitest'
import { type Content, flag, html, textOf } from '#view/html.ts'

test.each<[string, Content, string]>([
  ['text', '<b>', '&lt;b&gt;'],
  ['quotes', `"'\``, '&quot;&#39;&#96;'],
  ['an ampersand', '&amp;', '&amp;amp;'],
  ['a number', 3, '3'],
  ['nothing', undefined, ''],
  ['what is not said', false, ''],
  ['a list', ['<', html`<i>`, [2]], '&lt;<i>2'],
  ['a piece', html`<i>${'<'}</i>`, '<i>&lt;</i>'],
])('%s is written as it should', (_, value, written) => {
  expect(textOf(html`(${value})`)).toBe(`(${written})`)
})

test('a piece cannot be made from what came as JSON', () => {
  const forged = JSON.parse('{"made by html":"<script>","html":"<script>"}')
  expect(textOf(html`${forged}`)).not.toContain('<script>')
})

test.each([
  [true, '<input checked>'],
  [false, '<input>'],
])('an attribute is there or not: %o', (isOn, written) => {
  expect(textOf(html`<input${flag('checked', isOn)}>`)).toBe(written)
})
