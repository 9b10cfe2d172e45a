import type { Routes } from './api.ts'
import type { DataStack } from './data-stack.ts'
import type { Handler } from './function.ts'

type HalfYearProps = {
  readonly data: DataStack
  /** Makes the function of a file under functions/api. */
  readonly endpoint: (name: string) => Handler
}

/** The half-yearly reports: everybody reads what was adopted, leads see drafts, the programme plans and adopts. */
export function halfYearRoutes({ data, endpoint }: HalfYearProps): Routes {
  /** Looks up who is signed in, and notes that the session was used. */
  const forPeople = (name: string): Handler => endpoint(name).reads(data).writes(data).derives(data)
  return {
    'GET /progress/reports': forPeople('list-progress-reports'),
    'POST /progress/reports': forPeople('plan-progress-report'),
    'GET /progress/reports/{date}': forPeople('show-progress-report'),
    'GET /progress/reports/{date}/csv': forPeople('progress-report-file'),
    'POST /progress/reports/{date}/{act}': forPeople('act-on-progress-report'),
  }
}
