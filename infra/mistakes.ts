import { indexes } from '#adapters/keys.ts'
import type { Routes } from './api.ts'
import type { DataStack } from './data-stack.ts'
import type { Handler } from './function.ts'

type MistakeProps = {
  readonly data: DataStack
  /** Makes the function of a file under functions/api. */
  readonly endpoint: (name: string) => Handler
}

/** What readers say is wrong: anybody writes it, whoever keeps the page reads and settles it. */
export function mistakeRoutes({ data, endpoint }: MistakeProps): Routes {
  const report = endpoint('report-mistake').admits(data).derives(data).seals(data).onMistakes(data)
  /** Looks up who is signed in, and notes that the session was used. */
  const list = endpoint('mistakes').reads(data, indexes.byOwner.name).writes(data).derives(data).unseals(data)
  return {
    'GET /mistakes/{page}': report,
    'POST /mistakes': report,
    'GET /desk/mistakes': list,
    'POST /desk/mistakes/{mistake}': list,
  }
}
