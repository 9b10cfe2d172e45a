import type { Routes } from './api.ts'
import type { DataStack } from './data-stack.ts'
import type { Handler } from './function.ts'

type TrackerProps = {
  readonly data: DataStack
  /** Makes the function of a file under functions/api. */
  readonly endpoint: (name: string) => Handler
}

/** What has become of what was recommended: for everybody, and more of it for whoever is signed in. */
export function trackerRoutes({ data, endpoint }: TrackerProps): Routes {
  /** Looks up who is signed in, and notes that the session was used. */
  const open = (name: string): Handler => endpoint(name).reads(data).writes(data).derives(data)
  return {
    'GET /progress': open('list-progress'),
    'GET /progress.csv': open('export-progress'),
    'GET /progress/regions/{region}': open('show-progress-region').readsMany(data).knowsDesk(),
    'GET /progress/{commitment}': open('show-commitment'),
    'GET /progress/{commitment}/{unit}': open('show-standing'),
  }
}
