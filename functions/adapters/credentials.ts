type Credentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/**
 * Takes the place of the SDK's own chain of sources in the bundles (infra/bundle.ts): a function finds its credentials
 * in its environment and nowhere else, and the chain would be a quarter of every bundle.
 */
export const defaultProvider = () => async (): Promise<Credentials> => credentialsIn(process.env)

function credentialsIn({
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
  AWS_SESSION_TOKEN,
}: NodeJS.ProcessEnv): Credentials {
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new NoCredentials()
  const keys = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }
  return AWS_SESSION_TOKEN ? { ...keys, sessionToken: AWS_SESSION_TOKEN } : keys
}

/** Named like the SDK's own, for whoever asks whether a request can have left. */
class NoCredentials extends Error {
  override readonly name = 'CredentialsProviderError'
  constructor() {
    super('The environment holds no credentials')
  }
}
