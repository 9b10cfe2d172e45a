import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const onThisMachine = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** A headless browser: the machine's own Chromium, or else the one that comes with the packages. */
export async function launchBrowser(options: readonly string[] = []): Promise<Browser> {
  const executablePath = onThisMachine.find(path => existsSync(path)) ?? (await packagedBrowser())
  return chromium.launch({ executablePath, args: [...quietly, ...options], headless: true })
}

async function packagedBrowser(): Promise<string> {
  const folder = resolve('.local/chromium')
  mkdirSync(folder, { recursive: true })
  // The package brings its own system libraries only when it believes to run on Lambda, and unpacks into TMPDIR.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'
  process.env.TMPDIR = folder
  process.env.FONTCONFIG_PATH = bringFonts(folder)
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** A bare machine has no letters at all: text would be invisible, and every journey fail for that. */
function bringFonts(folder: string): string {
  const settings = resolve(folder, 'letters')
  mkdirSync(settings, { recursive: true })
  writeFileSync(
    resolve(settings, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${settings}/cache</cachedir>
<alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>`,
  )
  return settings
}
