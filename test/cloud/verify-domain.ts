import { AlreadyExistsException, CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { sdk, settings } from './cloud.ts'

/** What a person does once in an account, by infra/runbook.md: prove that the mail domain is ours. */
export default async function verifyDomain(): Promise<void> {
  const client = new SESv2Client(sdk)
  try {
    await client.send(new CreateEmailIdentityCommand({ EmailIdentity: settings.mailDomain }))
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error
  } finally {
    client.destroy()
  }
}
