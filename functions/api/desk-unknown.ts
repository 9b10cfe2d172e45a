import { NotFound } from '#domain/errors.ts'
import { endpoint } from '#runtime/dependencies.ts'

/** Where the edge leads what is no page of the desk: a page that says so. */
export const handler = endpoint({ route: 'GET /desk/unknown' }, async () => {
  throw new NotFound('No such page of the desk')
})
