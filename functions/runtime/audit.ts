import { randomUUID } from 'node:crypto'
import type { AuditStore } from '#adapters/audit-store.ts'
import type { Clock } from '#adapters/clock.ts'
import type { Audited } from '#domain/audit.ts'
import { type Retention, recordExpires } from '#domain/retention.ts'

/** Notes what somebody saw or did, at the stage's time; the line goes when the rule for it says so. */
export type Audit = (line: Omit<Audited, 'at'>) => Promise<void>

export type AuditDependencies = {
  readonly store: Pick<AuditStore, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly retention: () => Retention
}

export function createAudit({ store, clock, retention }: AuditDependencies): Audit {
  return line => {
    const expires = recordExpires(retention(), new Date().toISOString())
    return store.add({ ...line, at: clock.now() }, { id: randomUUID(), expires })
  }
}
