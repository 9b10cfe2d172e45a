import { Socket } from 'node:net'

/** Tests talk to this machine only; anything else is an error at once instead of a slow surprise. */
const loopback = new Set(['127.0.0.1', '::1', 'localhost', '0.0.0.0', undefined])
const connect = Socket.prototype.connect

Socket.prototype.connect = function refuseTheWorld(this: Socket, ...options: Parameters<typeof connect>) {
  const [target] = Array.isArray(options[0]) ? options[0] : options
  if (typeof target === 'object' && target !== null && 'host' in target && !loopback.has(target.host)) {
    throw new Error(`A test tried to reach ${target.host}`)
  }
  return connect.apply(this, options)
} as typeof connect
