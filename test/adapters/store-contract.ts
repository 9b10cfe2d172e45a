import { afterAll, beforeAll, describe } from 'vitest'
import type { Table } from '#adapters/items.ts'
import { askingContract } from './asking-contract.ts'
import { auditContract } from './audit-contract.ts'
import { destructionContract } from './destruction-contract.ts'
import { directoryContract } from './directory-contract.ts'
import { draftContract } from './draft-contract.ts'
import { drillContract, openReportsContract } from './drill-contract.ts'
import { factContract } from './fact-contract.ts'
import { figuresContract } from './figures-contract.ts'
import { halfYearContract } from './half-year-contract.ts'
import { messageContract } from './message-contract.ts'
import { mistakeContract } from './mistake-contract.ts'
import { noteContract } from './note-contract.ts'
import { noticeContract } from './notice-contract.ts'
import { progressReminderContract } from './progress-reminder-contract.ts'
import { rateContract } from './rate-contract.ts'
import { reminderContract } from './reminder-contract.ts'
import { reportContract } from './report-contract.ts'
import { sessionContract } from './session-contract.ts'
import { planContract, standingContract } from './standing-contract.ts'

/** An engine that speaks DynamoDB's protocol, with the table made. */
export type Engine = {
  readonly name: string
  readonly open: () => Promise<{ readonly table: Table; readonly close: () => Promise<void> }>
}

/** What the stores promise, whatever engine holds the table. */
export function storeContract(engine: Engine): void {
  describe(`the stores on ${engine.name}`, () => {
    let opened: Awaited<ReturnType<Engine['open']>>
    let table: Table
    beforeAll(async () => {
      opened = await engine.open()
      table = { ...opened.table, pageSize: 2 }
    }, 60_000)
    afterAll(() => opened?.close())

    reportContract(() => table)
    noticeContract(() => table)
    reminderContract(() => table)
    progressReminderContract(() => table)
    messageContract(() => table)
    rateContract(() => table)
    destructionContract(() => table)
    directoryContract(() => table)
    drillContract(() => table)
    openReportsContract(() => table)
    draftContract(() => table)
    sessionContract(() => table)
    auditContract(() => table)
    noteContract(() => table)
    mistakeContract(() => table)
    askingContract(() => table)
    halfYearContract(() => table)
    factContract(() => table)
    figuresContract(() => table)
    standingContract(() => table)
    planContract(() => table)
  })
}
