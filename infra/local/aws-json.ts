import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { listen, readBody } from './http.ts'

/** An operation of an AWS service: parsed input in, output or an AwsError. */
export type Operation = (input: unknown) => Promise<unknown> | unknown
/** Operations by `X-Amz-Target` (`TrentService.Decrypt`) or, for REST services, by `POST /path`. */
export type Operations = Readonly<Record<string, Operation>>

/** An error the SDK turns into an exception of this name. */
export class AwsError extends Error {
  readonly status: number
  constructor(name: string, message: string, status = 400) {
    super(message)
    this.name = name
    this.status = status
  }
}

const bodyLimit = 16 * 1024 * 1024

/** One loopback endpoint for all the small services; an operation nobody wrote is an error that says its name. */
export async function serveAws(ready: Promise<Operations>, log: (line: string) => void) {
  const server: Server = createServer((request, response) => {
    answer(request, ready).then(
      output => respond(response, 200, output),
      cause => {
        const error = asAwsError(cause)
        if (error.status >= 500 || error.name === 'UnknownOperationException') log(`services: ${error.message}`)
        response.setHeader('x-amzn-errortype', error.name)
        respond(response, error.status, { __type: error.name, message: error.message })
      },
    )
  })
  return { server, port: await listen(server, 0) }
}

function asAwsError(cause: unknown): AwsError {
  if (cause instanceof AwsError) return cause
  if (cause instanceof z.ZodError) return new AwsError('ValidationException', z.prettifyError(cause))
  return new AwsError('InternalServerException', String(cause), 500)
}

async function answer(request: IncomingMessage, ready: Promise<Operations>): Promise<unknown> {
  const target = request.headers['x-amz-target']
  const name = typeof target === 'string' ? target : `${request.method} ${request.url}`
  const body = await readBody(request, bodyLimit)
  const operation = (await ready)[name]
  if (operation === undefined) throw new AwsError('UnknownOperationException', `The local runtime has no ${name}`)
  return operation(body && body.length > 0 ? JSON.parse(body.toString('utf8')) : {})
}

function respond(response: ServerResponse, status: number, output: unknown) {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(output ?? {}))
}
