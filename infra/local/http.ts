import type { IncomingMessage, Server } from 'node:http'
import * as z from 'zod'

const Address = z.object({ port: z.number() })

/** Listens on loopback only and returns the port; 0 asks for a free one. A port in use is a clear error, with the option. */
export function listen(server: Server, port: number, option = '--port'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use: choose another with ${option}`) : error)
    })
    server.listen(port, '127.0.0.1', () => resolve(Address.parse(server.address()).port))
  })
}

/** Stops at once: whoever is still connected is cut off. */
export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The body, or undefined as soon as it is longer than the limit; what follows is not read. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
