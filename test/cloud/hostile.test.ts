import { expect, test } from 'vitest'
import { signIn } from '../journey/sign-in.ts'
import { addressed } from './cloud.ts'
import { openTarget } from './open.ts'
import { fuzz, installSchemathesis } from './schemathesis.ts'

const programme = 'programmaleider.landelijk@demo.example.org'

// Past the edge, which counts how often an address writes: there it would soon hear nothing but 429.
test('a fuzzer that we did not write finds no answer that the description does not name', async () => {
  await installSchemathesis()
  const { target } = await openTarget()
  const { cookie } = await signIn(target, programme)
  const { url, headers } = await addressed()
  const session = cookie.replace('__Host-session=', '')
  const { found, printed } = await fuzz({ schema: `${url}/openapi.json`, url, headers, session, examples: 3 })
  expect(found, printed).toBe(false)
}, 400_000)
