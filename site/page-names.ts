import type { PageName } from '#view/paths.ts'

/** Pages that Markdown may name without an id of their own. */
export const namedPages: readonly string[] = [
  'start',
  'national',
  'municipalities',
  'regions',
  'safety',
  'sheet',
  'status',
  'about',
  'governance',
  'privacy',
  'leaving',
  'safeUse',
  'explained',
  'roles',
  'organisations',
  'recommendations',
] satisfies PageName[]

export const isNamed = (id: string): id is PageName => namedPages.includes(id)
