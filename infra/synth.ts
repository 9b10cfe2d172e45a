import { execFile } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { promisify } from 'node:util'
import { bundle } from './bundle.ts'
import { settingsFrom, variantOf } from './config.ts'
import { once } from './once.ts'
import { pagesOf } from './pages.ts'

export type SynthOptions = {
  readonly stage: string
  /** Overrides of the stage's settings: `origin`, `clockOrigin`, `clockRate`, `issuer`, `clientId`. */
  readonly overrides?: Readonly<Record<string, string>>
  /** Where the built pages are, when not in their usual folder. */
  readonly site?: string
  readonly output?: string
}

const sources = [
  'infra/*.ts',
  'functions/adapters/keys.ts',
  'content/regions.json',
  'content/demo/people.json',
  'content/messages/*/invitation.json',
  'cdk.json',
  'package.json',
  'package-lock.json',
]

/**
 * Synthesises a stage, unless nothing it is made of changed, and answers the folder of the assembly. The functions are
 * bundled here when they must be; the pages must have been built.
 */
export async function synth({ stage, overrides = {}, site, output }: SynthOptions): Promise<string> {
  const context: Record<string, string> = { ...overrides, stage, ...(site && { site }) }
  const settings = settingsFrom(name => context[name])
  const variant = variantOf(settings)
  const functions = await bundle(variant)
  const pages = settings.pages ? [`${site ?? pagesOf(variant)}/**`] : []
  const assembly = output ?? `.local/cdk.out/${stage}`
  await once({
    output: assembly,
    inputs: { files: [...sources, ...pages], words: [functions, JSON.stringify(context)] },
    make: folder => synthesise(folder, context),
  })
  return assembly
}

/** The real command: run bare, an app would not see the settings of cdk.json, nor would its findings end it. */
async function synthesise(folder: string, context: Readonly<Record<string, string>>): Promise<void> {
  const values = Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`])
  const options = ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', folder, ...values]
  try {
    await promisify(execFile)(process.execPath, options, { env: environment() })
  } catch (error) {
    throw new Error(`cdk synth refused:\n${printed(error)}`, { cause: error })
  }
}

/** The app runs on the same Node as this; nobody asks the network who we are, for no account is needed. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  AWS_EC2_METADATA_DISABLED: 'true',
})

function printed(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const output = ['stdout', 'stderr'].map(stream => Object.entries(error).find(([key]) => key === stream)?.[1])
  return output.filter(Boolean).join('\n')
}
