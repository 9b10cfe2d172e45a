/** The engine brings no types; this is the part we use. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  export default function dynalite(options: { path?: string; createTableMs?: number }): Server
}
