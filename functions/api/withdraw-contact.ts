import { mayWithdraw, withdrawContact } from '#domain/contact.ts'
import { canBeKnown, isKnown } from '#domain/lifecycle.ts'
import type { Report } from '#domain/report.ts'
import type { Status } from '#domain/status.ts'
import { type Answer, json, page } from '#runtime/answer.ts'
import { type ChangeDependencies, changeReport } from '#runtime/change-report.ts'
import { admit, endpoint, log, reporterStage, reporterWordings, workflows } from '#runtime/dependencies.ts'
import { enter, entranceIn, type Fields, type ReporterDependencies, standingOf, statusOf } from '#runtime/reporter.ts'
import { enterOrAsk, errandAsPage, type PageDependencies } from '#runtime/reporter-pages.ts'
import { nothingElse } from '#runtime/reporter-words.ts'
import { withdrawPage } from '#view/reporter.ts'

export type WithdrawDependencies = ReporterDependencies & ChangeDependencies

/** Takes the contact details out of the message; doing it again changes nothing. @throws NotFound or InvalidInput */
export async function withdraw(fields: Fields, dependencies: WithdrawDependencies): Promise<Status> {
  const { proof, others } = entranceIn(fields)
  nothingElse(others)
  const standing = await enter(proof, dependencies)
  const report = await withdrawOnce(standing.report, dependencies)
  const after = await standingOf(report.reference, dependencies)
  return statusOf(after ?? standing, dependencies)
}

/** As a page: first what then is gone and what stays, and only after a yes the deed. */
export async function withdrawAsPage(
  fields: Fields,
  dependencies: WithdrawDependencies & PageDependencies,
): Promise<Answer> {
  const { confirm, messageKey: _, ...others } = fields
  if (confirm !== 'yes') return askFirst(others, dependencies)
  return errandAsPage(others, { goal: 'withdraw', act: ({ report }) => done(report, dependencies) }, dependencies)
}

async function askFirst(fields: Fields, dependencies: PageDependencies): Promise<Answer> {
  const entered = await enterOrAsk(fields, { goal: 'withdraw' }, dependencies)
  if ('answer' in entered) return entered.answer
  const { report } = entered.standing
  const { reference } = report
  const token = await dependencies.visits.make({ reference })
  return page(
    200,
    withdrawPage({ reference, token, isKnown: isKnown(report) && canBeKnown(report) }, dependencies.wording),
  )
}

async function done(report: Report, dependencies: ChangeDependencies): Promise<'withdrawn'> {
  await withdrawOnce(report, dependencies)
  return 'withdrawn'
}

const withdrawOnce = (report: Report, dependencies: ChangeDependencies): Promise<Report> =>
  changeReport(
    report,
    (current, now) => (mayWithdraw(current) ? withdrawContact(current, now) : undefined),
    dependencies,
  )

export const handler = endpoint(
  { route: 'POST /reports/contact/withdraw', accepts: ['json', 'form'], admit },
  async ({ body, wants, language }) => {
    const dependencies = { ...reporterStage(), workflows: workflows(), log }
    if (wants === 'page') return withdrawAsPage(body, { ...dependencies, wording: reporterWordings()[language] })
    return json(200, await withdraw(body, dependencies))
  },
)
