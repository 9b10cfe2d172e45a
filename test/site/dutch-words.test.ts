import { describe, expect, test } from 'vitest'
import { languageOfName, withDutchMarked } from '../../site/dutch-words.ts'

describe('Dutch words on an English page', () => {
  test('are marked, whole and however they begin', () => {
    expect(withDutchMarked('<p>The <em>meldcode</em>, and Aangifte.</p>', 'en')).toBe(
      '<p>The <em><span lang="nl">meldcode</span></em>, and <span lang="nl">Aangifte</span>.</p>',
    )
    expect(withDutchMarked('Wegwijzer mensenhandel', 'en')).toBe('<span lang="nl">Wegwijzer mensenhandel</span>')
  })

  test('are let alone within a tag, within another word and on a Dutch page', () => {
    expect(withDutchMarked('<a href="/meldcode/" title="meldcode">x</a> meldcodes', 'en')).not.toContain('<span')
    expect(withDutchMarked('meldcode', 'nl')).toBe('meldcode')
  })

  test('are what a name consists of that is not translated', () => {
    expect(languageOfName({ nl: 'Veilig Thuis', en: 'Veilig Thuis' }, 'en')).toBe('nl')
    expect(languageOfName({ nl: 'Veilig Thuis', en: 'Veilig Thuis' }, 'nl')).toBeUndefined()
    expect(languageOfName({ nl: 'Politie', en: 'Police' }, 'en')).toBeUndefined()
  })
})
