import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { type Chosen, meaning, missing } from './target.ts'

/** The suite where nothing has to be deployed first: on this machine, or on a stage that is there. */
export async function testElsewhere({ target, origin }: Chosen): Promise<number> {
  for (const ability of missing(target)) process.stdout.write(`▸ ${target} cannot ${meaning[ability]}\n`)
  if (origin !== undefined && !(await isDemo(origin))) {
    process.stderr.write(
      `${origin} is no demo stage: the suite sends messages, and somebody would be called out of bed\n`,
    )
    return 2
  }
  if (target === 'local') {
    const built = await run('node', ['infra/build.ts', '--stage', 'local'])
    if (built !== 0) return built
  }
  const variables = { CLOUD_TARGET: target, ...(origin !== undefined && { CLOUD_ORIGIN: origin }) }
  return run('vitest', ['run', '--config', 'test/cloud/vitest.config.ts'], variables)
}

/** Every page of a demo stage says that it is one. */
async function isDemo(origin: string): Promise<boolean> {
  const page = await (await fetch(`${origin}/`)).text()
  return page.includes('class="demo"')
}

function run(command: 'node' | 'vitest', words: readonly string[], variables = {}): Promise<number> {
  return new Promise((ended, failed) => {
    const child = spawn(resolve('node_modules/.bin', command), [...words], {
      env: { ...process.env, ...variables },
      stdio: 'inherit',
    })
    child.on('error', failed)
    child.on('close', exit => ended(exit ?? 1))
  })
}
