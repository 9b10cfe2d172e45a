import { Freshness } from '#domain/freshness.ts'
import { below, type Kind } from './kind.ts'

export const freshness: Kind = {
  name: 'freshness',
  files: ['content/freshness.json'],
  schema: Freshness,
  title: 'When what the site says is checked again, and how often whoever keeps it is reminded.',
  fields: {
    reviewBefore:
      'The day before which everything is checked that names no day of its own, as 2027-05-01. From that day on pages say "not confirmed since".',
    content: 'How the editors are asked to check, in the daily mail of a Monday.',
    ...below('content', {
      againAfterDays: 'How many days until they are asked of the same thing again.',
      most: 'How often they are asked of the same thing at most.',
    }),
    mistakes: 'What happens with what a reader says is wrong.',
    ...below('mistakes', {
      againAfterWorkingDays:
        'After the first mail, how many working days until each of the next, as [5, 10]. After the last nobody is mailed.',
      longOpenDays: 'After how many days an alarm says that nobody settled it.',
    }),
  },
}
