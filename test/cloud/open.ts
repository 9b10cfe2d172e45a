import { expect, test } from 'vitest'
import type { OpenStage } from '../journey/canaries-on-any.ts'
import { type Ability, abilities, meaning, TargetName } from './target.ts'

export const target = TargetName.default('ministack').parse(process.env.CLOUD_TARGET)

const names = { local: 'the local runtime', ministack: 'the second cloud', aws: 'AWS' } as const
const targetName: string = names[target]

/** When it is there, in local time, and how much faster time goes, where that can be chosen. */
export type Beginning = { readonly time: string; readonly rate: number }

/** Where nothing can be looked into, a suite that asks for it was not registered. */
export async function openTarget({ time, rate }: Beginning = { time: '09:05', rate: 60 }): Promise<OpenStage> {
  if (target === 'local') return (await import('../journey/local-stage.ts')).localStage(time, rate)
  if (target === 'aws') return (await import('./aws.ts')).openAws()
  const [{ openCloud }, { cloudInsight }] = await Promise.all([import('./cloud.ts'), import('./insight.ts')])
  return { ...(await openCloud()), insight: cloudInsight() }
}

/** Runs a suite where it can show something; elsewhere says what is missing, and fails once it no longer is. */
export function onTarget(
  needs: readonly Ability[],
  suite: (name: string, open: () => Promise<OpenStage>) => void,
  beginning?: Beginning,
): void {
  const lacking = needs.filter(ability => !abilities[target].includes(ability))
  if (lacking.length === 0) {
    suite(targetName, () => openTarget(beginning))
    return
  }
  test(`${targetName} cannot ${lacking.map(ability => meaning[ability]).join(', nor ')}`, () => {
    expect(abilities[target]).not.toEqual(expect.arrayContaining([...needs]))
  })
}
