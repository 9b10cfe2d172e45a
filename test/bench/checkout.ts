import { cpSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A copy of the checkout in which nothing was built yet; it shares the packages. */
export function copyCheckout(copy: string): void {
  rmSync(copy, { recursive: true, force: true })
  const others = new Set(['node_modules', '.local', '.git', '.astro'])
  for (const name of readdirSync('.').filter(entry => !others.has(entry))) {
    cpSync(name, join(copy, name), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
}
