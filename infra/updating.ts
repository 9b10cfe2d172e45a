import type { Routes } from './api.ts'
import type { DataStack } from './data-stack.ts'
import type { Handler } from './function.ts'

type UpdatingProps = {
  readonly data: DataStack
  /** Makes the function of a file under functions/api. */
  readonly endpoint: (name: string) => Handler
}

/** Where people say how far it is with what was taken on, and the programme enters its action plan. */
export function updatingRoutes({ data, endpoint }: UpdatingProps): Routes {
  /** Looks up who is signed in, and notes that the session was used. */
  const forPeople = (name: string): Handler => endpoint(name).reads(data).writes(data).derives(data)
  return {
    'GET /progress/updates': forPeople('list-updates'),
    'POST /progress/updates/{act}': forPeople('update-several'),
    'POST /progress/import': forPeople('import-standings'),
    'POST /progress/{commitment}/{unit}/{act}': forPeople('act-on-standing'),
    'GET /plan': forPeople('show-plan'),
    'POST /plan/import': forPeople('import-plan'),
  }
}
