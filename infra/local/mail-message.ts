import * as z from 'zod'

/** A mail as it was accepted: the request as JSON text, so that the inbox can be filled again after a restart. */
export const Mail = z.strictObject({ messageId: z.string(), at: z.number(), body: z.string() })
export type Mail = z.infer<typeof Mail>

/** The inbox wants to see some signature. */
export const inboxHeaders = { 'content-type': 'application/json', authorization: 'AWS local' } as const

const Addresses = z.array(z.string()).default([])

/** The part of SendEmail we look at; the inbox checks the content. */
export const SendEmail = z.looseObject({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .looseObject({ ToAddresses: Addresses, CcAddresses: Addresses, BccAddresses: Addresses })
    .default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.looseObject({
    Simple: z.looseObject({ Subject: z.looseObject({ Data: z.string() }) }).optional(),
  }),
})
export type SendEmail = z.infer<typeof SendEmail>
