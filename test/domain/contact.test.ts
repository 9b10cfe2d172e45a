import { expect, test } from 'vitest'
import { mayWithdraw, withdrawContact } from '#domain/contact.ts'
import { Conflict } from '#domain/errors.ts'
import { Report } from '#domain/report.ts'
import { mayMail } from '#domain/safe-contact.ts'
import { friday, report } from './chase-case.ts'

const reachable = report({
  hasContact: true,
  safeContact: { channel: 'email', hours: 'evening', mayBeSaid: 'subject' },
  sealed: { key: 'k', fields: { contact: 'c', text: 't' } },
})

test('contact details that are not there cannot be withdrawn', () => {
  expect(mayWithdraw(report())).toBe(false)
  expect(() => withdrawContact(report(), friday)).toThrow(Conflict)
  expect(() => withdrawContact(withdrawContact(reachable, friday), friday)).toThrow(Conflict)
})

test('withdrawn, they are gone from the seal, nobody may be mailed, and the desk sees it', () => {
  const silent = withdrawContact(reachable, friday)
  expect(Report.parse(silent)).toEqual(silent)
  expect(silent).toMatchObject({
    hasContact: false,
    safeContact: { channel: 'none', hours: 'evening', mayBeSaid: 'nothing' },
    sealed: { key: 'k', fields: { text: 't' } },
    version: 2,
  })
  expect(silent.sealed?.fields).not.toHaveProperty('contact')
  expect(silent.timeline.at(-1)).toEqual({ at: friday, what: 'contactWithdrawn' })
  expect(mayMail(silent)).toBe(false)
})

test('a name without an address can be withdrawn too, and nothing sealed is left of it', () => {
  const named = report({ sealed: { key: 'k', fields: { contact: 'c' } } })
  expect(mayWithdraw(named)).toBe(true)
  expect(withdrawContact(named, friday)).not.toHaveProperty('sealed')
})

test('a contact that retention took before leaves the rest as it is', () => {
  expect(withdrawContact(report({ hasContact: true }), friday)).not.toHaveProperty('sealed')
})
