import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { describeApi } from '../../functions/api/openapi.ts'

/*
 * The operations of the API as its description has them, each with the file that answers it.
 */

const Schema = z.record(z.string(), z.unknown())
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']) })).default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: Schema }) }) }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.object({ schema: Schema })).optional() })),
})
const Paths = z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), Operation))

export type Operation = {
  readonly route: string
  readonly operationId: string
  /** The file of functions/api that answers it. */
  readonly file: string
  /** The variable parts of the path, those that the description writes out included. */
  readonly path: Readonly<Record<string, string | undefined>>
  readonly query: readonly string[]
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly responses: z.infer<typeof Operation>['responses']
}

export function operations(): readonly Operation[] {
  const paths = Paths.parse(JSON.parse(JSON.stringify(describeApi('https://example.org').paths)))
  const files = filesByRoute()
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody, responses }]) => {
      const route = `${method.toUpperCase()} ${path}`
      const found = answering(route, files)
      const query = parameters.filter(one => one.in === 'query').map(({ name }) => name)
      return { route, operationId, ...found, query, body: requestBody?.content['application/json'].schema, responses }
    }),
  )
}

/** The route of the template that takes a path of the description, whole parts before variable ones. */
function answering(route: string, files: ReadonlyMap<string, string>) {
  const parts = route.split('/')
  const fits = [...files.keys()].filter(template => {
    const others = template.split('/')
    return others.length === parts.length && others.every((part, at) => part === parts[at] || part.startsWith('{'))
  })
  const variables = (template: string) => template.split('{').length
  const [template = ''] = fits.toSorted((one, other) => variables(one) - variables(other))
  const path = Object.fromEntries(
    template.split('/').flatMap((part, at) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      const written = parts[at]
      return name === undefined ? [] : [[name, written?.startsWith('{') ? undefined : written]]
    }),
  )
  const file = files.get(template)
  if (file === undefined) throw new Error(`Nothing answers ${route}`)
  return { file, path }
}

function filesByRoute(): ReadonlyMap<string, string> {
  const folder = 'functions/api'
  return new Map(
    readdirSync(folder).flatMap(name => {
      const routes = readFileSync(`${folder}/${name}`, 'utf8').matchAll(/route: '([A-Z]+ [^']+)'/g)
      return [...routes].map(([, route = '']) => [route, name.replace(/\.ts$/, '')] as const)
    }),
  )
}
