/** What pages of knowledge can show from the facts instead of writing it down: `[](show:ladder)`. */
export const drawnInKnowledge: readonly string[] = ['ladder', 'kept', 'chart']

/** What every page on who answers for what can show. */
export const drawnInGovernance: readonly string[] = [
  'controllers',
  'operator',
  'threats',
  'claims',
  'unprotected',
  'records',
  'retention',
  'messages',
  'contact',
]

/** What only the privacy statement of a region can show. */
export const drawnOfRegion: readonly string[] = ['answerable', 'receivers']
