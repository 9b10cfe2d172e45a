import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What needs an open office, in the order of how much of the day it needs. */
const inOfficeHours = ['silent-region', 'bounce', 'jobs', 'differences', 'canaries']

/** The office opens as the tests begin: whoever comes too late for that day waits minutes for the next morning. */
export class OfficeFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = inOfficeHours.findIndex(name => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? inOfficeHours.length : place
}
