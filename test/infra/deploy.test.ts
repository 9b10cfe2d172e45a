import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const deploy = (...options: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/deploy.ts', ...options], { encoding: 'utf8' })
  return { status, stderr }
}

describe('deploying', () => {
  test.each([[[]], [['--stage', 'local']], [['--stage', 'nowhere']]])('asks which stage when told %j', options => {
    expect(deploy(...options)).toEqual({
      status: 1,
      stderr: 'Which stage? npm run deploy -- --stage demo | production\n',
    })
  })

  test('refuses a stage with placeholders, and says what a person must do once', () => {
    const { status, stderr } = deploy('--stage', 'production')
    expect(status).toBe(1)
    expect(stderr).toContain('infra/runbook.md')
    for (const word of ['domain', 'us-east-1', 'sandbox', 'national desk', 'on call']) expect(stderr).toContain(word)
  })
})
