import type { Page } from 'playwright-core'

/** Answers by field name, as the form has them; what is not named stays as the page came. */
export type Answers = Readonly<Record<string, string>>

/** A care worker in Enschede who asks for help with an adult at work, and may be mailed. */
export const fromEnschede: Answers = {
  danger: 'none',
  where: 'place',
  place: 'Enschede',
  kind: 'person',
  ageGroup: 'adult',
  forms: 'labourExploitation',
  persons: 'one',
  reporterType: 'professional',
  asked: 'help',
  consent: 'given',
  consentBy: 'person',
  contactChannel: 'email',
  contactEmail: 'hulpverlener@example.org',
  contactHours: 'office',
  contactMayBeSaid: 'nothing',
  contactOrganisation: 'Demo Hulpverlening',
  text: 'Slaapt op het werk en krijgt geen loon.',
}

export async function answerForm(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const choice = page.locator(`main [name="${name}"][value="${value}"]`)
    if (await choice.count()) await choice.check()
    else await page.locator(`main [name="${name}"]`).fill(value)
  }
}

/** Presses the one primary button of the page and waits for what comes. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).click()
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Number and code on the receipt. */
export async function readReceipt(page: Page): Promise<{ reference: string; receipt: string }> {
  const [reference = '', receipt = ''] = await page.locator('main .code').allTextContents()
  if (!/^MR-.{4}-.{4}$/.test(reference) || receipt.length < 16) throw new Error('No number or code on the receipt')
  return { reference, receipt }
}
