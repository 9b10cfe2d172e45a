import { languageIn, WrongOption } from './options.ts'
import { accountOf } from './replayed.ts'
import { replayTexts } from './texts.ts'

/** `npm run replay -- --region VR05 --month 2026-04`: a made-up month of a region on the deployed machines. */
const args = process.argv.slice(2)
try {
  process.stdout.write(`${await accountOf(args)}\n`)
} catch (error) {
  if (!(error instanceof WrongOption)) throw error
  process.stderr.write(`${error.message}\n\n${replayTexts[languageIn(args)].usage.join('\n')}\n`)
  process.exitCode = 1
}
