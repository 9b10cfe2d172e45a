import { type JsonFiles, member } from './json-file.ts'
import type { Names } from './schema.ts'

/** The ids that files give, whatever else is wrong with them. */
export function namesIn(files: JsonFiles): Names {
  const idsIn = (name: string) => idsOf(files.get(`content/${name}.json`)?.value)
  const routes = [...files].filter(([file]) => file.startsWith('content/routes/'))
  return {
    channels: idsIn('channels'),
    sources: idsIn('sources'),
    organisations: idsIn('organisations'),
    roles: idsIn('roles'),
    explained: idsIn('explained'),
    recommendations: idsOf(member(files.get('content/recommendations.json')?.value, 'recommendations')),
    steps: routes.flatMap(([, { value }]) => idsOf(member(value, 'steps'))),
  }
}

function idsOf(items: unknown): readonly string[] {
  return Array.isArray(items) ? items.map(item => member(item, 'id')).filter(id => typeof id === 'string') : []
}
