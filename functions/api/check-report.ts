import { randomUUID } from 'node:crypto'
import { admit, clock, endpoint, geography, regions, wordings } from '#runtime/dependencies.ts'
import { pageAfterForm } from '#runtime/message-pages.ts'

export const handler = endpoint(
  { route: 'POST /reports/check', accepts: ['form'], admit },
  async ({ body, language }) =>
    pageAfterForm(body, randomUUID(), {
      geography: geography(),
      regions: regions(),
      clock: clock(),
      wording: wordings[language],
    }),
)
