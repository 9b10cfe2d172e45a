import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** Sign-ins under way and sessions of the provider, kept until it stops: people sign in again after a restart. */
export function openStore(now: () => number): (model: string) => Adapter {
  const models = new Map<string, Map<string, Kept>>()
  return model => {
    const kept = models.get(model) ?? new Map<string, Kept>()
    models.set(model, kept)
    return adapterOf(kept, models, now)
  }
}

type Models = ReadonlyMap<string, Map<string, Kept>>

function adapterOf(kept: Map<string, Kept>, models: Models, now: () => number): Adapter {
  const alive = (one: Kept | undefined) => (one !== undefined && one.until > now() ? one.payload : undefined)
  const first = (fits: (payload: AdapterPayload) => boolean) =>
    alive([...kept.values()].find(({ payload }) => fits(payload)))
  return {
    upsert: async (id, payload, expiresIn = Number.POSITIVE_INFINITY) => {
      for (const [other, { until }] of kept) if (until <= now()) kept.delete(other)
      kept.set(id, { payload, until: now() + expiresIn * 1000 })
    },
    find: async id => alive(kept.get(id)),
    findByUid: async uid => first(payload => payload.uid === uid),
    findByUserCode: async userCode => first(payload => payload.userCode === userCode),
    consume: async id => {
      const one = kept.get(id)
      if (one) one.payload.consumed = Math.floor(now() / 1000)
    },
    destroy: async id => void kept.delete(id),
    revokeByGrantId: async grantId => {
      for (const model of models.values()) {
        for (const [id, { payload }] of model) if (payload.grantId === grantId) model.delete(id)
      }
    },
  }
}
