import { reportStatus } from '../../functions/api/report-status.ts'
import { aReport } from '../adapters/examples.ts'
import { openStage, type Stage } from '../workflow/stage.ts'
import type { Row } from './table.ts'
import { median } from './visit.ts'

const rounds = 300
/** Questions before it counts: until then code is still being made fast. */
const warmUp = 50

/**
 * How much longer it takes to refuse a wrong code of a message that exists than one of a message that does not. Asked in
 * turn, so that whatever else the machine does falls on both; where no network adds its noise.
 */
export async function wrongCodes(): Promise<Row[]> {
  const stage = await openStage()
  try {
    const report = aReport()
    await stage.reports.create(report)
    const [wrong, unknown]: [number[], number[]] = [[], []]
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const [one, other] = [await refusing(report.reference, stage), await refusing('MR-0000-0000', stage)]
      if (round < warmUp) continue
      wrong.push(one)
      unknown.push(other)
    }
    const [long, short] = [median(wrong), median(unknown)]
    const value = `${(long / short).toFixed(2)} (${(long - short).toFixed(2)} ms)`
    return [{ what: 'Refusing a wrong code, by refusing an unknown number', value }]
  } finally {
    await stage.close()
  }
}

async function refusing(reference: string, stage: Stage): Promise<number> {
  const started = performance.now()
  const refused = await reportStatus({ reference, receipt: '0000000000000000' }, stage).then(
    () => false,
    () => true,
  )
  if (!refused) throw new Error('A wrong code was right')
  return performance.now() - started
}
