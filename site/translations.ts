import { InvalidContent } from '#domain/errors.ts'
import { languages } from '#domain/language.ts'
import { holesIn, holesSideBySide } from '#domain/translation.ts'

const [first, ...others] = languages
const messages = import.meta.glob('../content/messages/*/*.json', { eager: true, import: 'default' })
const sideBySide = import.meta.glob('../content/{*,routes/*,routes/regional/*,demo/*}.json', {
  eager: true,
  import: 'default',
})
const written = import.meta.glob<string>('../content/*/*/*.md', { eager: true, import: 'default', query: '?raw' })

/**
 * A hole in the texts of a language is a mistake of the build, not something a visitor finds.
 * @throws InvalidContent with all of them
 */
export function requireTranslations(): void {
  faults ??= faultsNow()
  if (faults.length > 0) throw new InvalidContent(faults.join('\n'))
}
let faults: readonly string[] | undefined

function faultsNow(): readonly string[] {
  return [
    ...holesPer(messages, (file, texts, other) => holesIn(texts ?? {}, other).map(hole => `${file}: ${hole}`)),
    ...holesPer(written, (file, page) => (page === undefined ? [`${file}: write this page`] : [])),
    ...Object.entries(sideBySide).flatMap(([file, value]) =>
      holesSideBySide(value).map(hole => `${nameOf(file)}: ${hole}`),
    ),
  ]
}

/** Every file that one of the languages has, in each of the others. */
function holesPer<File>(
  files: Readonly<Record<string, File>>,
  find: (file: string, mine: File | undefined, first: File | undefined) => readonly string[],
): readonly string[] {
  const pattern = new RegExp(`/(${languages.join('|')})/`)
  const names = new Set(Object.keys(files).map(file => file.replace(pattern, '/*/')))
  return [...names].flatMap(name => {
    const [base, ...rest] = [first, ...others].map(language => name.replace('/*/', `/${language}/`))
    const missing = base !== undefined && files[base] === undefined ? find(nameOf(base), undefined, undefined) : []
    const faults = rest.flatMap(file => find(nameOf(file), files[file], files[base ?? '']))
    return [...missing, ...faults]
  })
}

const nameOf = (file: string): string => file.replace('../', '')
