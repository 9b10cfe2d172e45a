import { vi } from 'vitest'
import { type PseudoLanguage, pseudoMessages } from './text.ts'

type Render = (text: string) => string

/** Every answer of the API, in a language that nobody speaks. */
export async function pseudoAnswers(language: PseudoLanguage): Promise<Readonly<Record<string, Render>>> {
  vi.resetModules()
  vi.doMock('../../view/wordings.ts', async original =>
    Object.fromEntries(
      Object.entries(await original<typeof import('../../view/wordings.ts')>()).map(([name, { nl, en }]) => [
        name,
        { nl, en: pseudoMessages(en, language) },
      ]),
    ),
  )
  const { everyPage } = await import('../../view/every-page.ts')
  const { wordings } = await import('../../view/wordings.ts')
  vi.doUnmock('../../view/wordings.ts')
  return Object.fromEntries(
    Object.entries(everyPage).map(([name, render]) => [name, (text: string) => render(text, wordings.en)]),
  )
}
