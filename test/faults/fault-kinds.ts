/**
 * What can happen to one call over the network. `before`: the engine never sees it. `after`: it has its effect, and only
 * the answer is lost. A kill ends the function that called, at that very moment.
 */
export const faultKinds = [
  'timeOutBefore',
  'timeOutAfter',
  'throttle',
  'serverError',
  'resetBefore',
  'resetAfter',
  'slow',
  'killBefore',
  'killAfter',
] as const
export type FaultKind = (typeof faultKinds)[number]

export const nameOfFault: Readonly<Record<FaultKind, string>> = {
  timeOutBefore: 'time-out, before the effect',
  timeOutAfter: 'time-out, after the effect',
  throttle: 'throttled',
  serverError: 'answered 500',
  resetBefore: 'reset, before the effect',
  resetAfter: 'reset, after the effect',
  slow: 'slow answer',
  killBefore: 'function killed, before the effect',
  killAfter: 'function killed, after the effect',
}

/** A record with an entry for every kind. */
export const ofEveryKind = <Value>(of: (kind: FaultKind) => Value): Record<FaultKind, Value> => ({
  timeOutBefore: of('timeOutBefore'),
  timeOutAfter: of('timeOutAfter'),
  throttle: of('throttle'),
  serverError: of('serverError'),
  resetBefore: of('resetBefore'),
  resetAfter: of('resetAfter'),
  slow: of('slow'),
  killBefore: of('killBefore'),
  killAfter: of('killAfter'),
})
