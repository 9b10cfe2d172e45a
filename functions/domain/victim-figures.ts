import * as z from 'zod'
import { ContentId } from './sources.ts'

/** A year of the National Rapporteur's series: what was published, by which source. Without values: not known to us. */
export const VictimYear = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    /** More than one where sources of the same series differ; the smallest comes first. */
    values: z.array(z.int().positive()),
    source: ContentId.optional(),
  })
  .refine(({ values, source }) => values.length === 0 || source !== undefined, 'write the source of these values')
  .refine(({ values }) => values.every((value, index) => value > (values[index - 1] ?? 0)), 'write the smallest first')
export type VictimYear = z.infer<typeof VictimYear>

/** One row a year, without a hole: a year that nobody knows is written down as such. */
export const VictimSeries = z.array(VictimYear).superRefine((years, context) => {
  years.reduce((before, { year }, index) => {
    if (index > 0 && year !== before + 1) {
      const message = `write ${before + 1}: every year has a row`
      context.addIssue({ code: 'custom', path: [index, 'year'], message })
    }
    return year
  }, 0)
})
