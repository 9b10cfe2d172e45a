import { onTestFinished } from 'vitest'
import { type Operations, serveAws } from '../../infra/local/aws-json.ts'
import { close } from '../../infra/local/http.ts'

/** Settings for a client of an endpoint on this machine, which answers with the operations and ends with the test. */
export async function clientOf(operations: Operations, maxAttempts = 1) {
  const { server, port } = await serveAws(Promise.resolve(operations), () => {})
  onTestFinished(() => close(server))
  return settingsFor(`http://127.0.0.1:${port}`, maxAttempts)
}

export const settingsFor = (endpoint: string, maxAttempts = 1) => ({
  endpoint,
  maxAttempts,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})
