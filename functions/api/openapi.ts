import { json } from '#runtime/answer.ts'
import { endpoint, publicOrigin } from '#runtime/dependencies.ts'
import { once } from '#runtime/once.ts'
import { deskPaths } from '#runtime/openapi-desk.ts'
import { directoryPaths } from '#runtime/openapi-directory.ts'
import { figuresPaths } from '#runtime/openapi-figures.ts'
import { mistakePaths } from '#runtime/openapi-mistakes.ts'
import { Problem, schema, securitySchemes } from '#runtime/openapi-parts.ts'
import { peoplePaths } from '#runtime/openapi-people.ts'
import { progressPaths } from '#runtime/openapi-progress.ts'
import { reporterPaths } from '#runtime/openapi-reporter.ts'
import { reportPaths } from '#runtime/openapi-reports.ts'
import { updatingPaths } from '#runtime/openapi-updating.ts'

/** The API that programs may use; the calls that only pages make are no contract. */
export function describeApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Meldroute',
      version: '1.0.0',
      description: 'Not an emergency line and not a report to police, Veilig Thuis or CoMensha. Danger now: call 112.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      ...reporterPaths,
      ...deskPaths,
      ...directoryPaths,
      ...peoplePaths,
      ...progressPaths,
      ...reportPaths,
      ...updatingPaths,
      ...figuresPaths,
      ...mistakePaths,
    },
    components: { schemas: { Problem: schema(Problem) }, securitySchemes },
  }
}

const description = /* @__PURE__ */ once(() => describeApi(publicOrigin()))

export const handler = endpoint({ route: 'GET /openapi.json' }, async () => json(200, description()))
