import * as z from 'zod'

/*
 * The tables of the Human Services Data Specification 3 that we publish, written down from its schemas (Open Referral,
 * docs.openreferral.org): which fields there are, their types and formats, and which must be there. Stricter than the
 * schemas in one thing: a field that the specification does not know is refused.
 */

const id = z.uuid()
const text = z.string().min(1)
const date = z.iso.date()
/** `09:00Z`, `09:00+01:00`: hours and minutes with the offset. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)$/)
const days = z.string().regex(/^(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*$/)

const Link = z.strictObject({ id, label: text.optional(), url: z.url() })

const Phone = z.strictObject({
  id,
  number: text,
  extension: z.number().optional(),
  type: z.enum(['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone']).optional(),
  description: text.optional(),
})

const Schedule = z.strictObject({
  id,
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  byday: days.optional(),
  opens_at: time.optional(),
  closes_at: time.optional(),
  description: text.optional(),
})

const ServiceArea = z.strictObject({ id, name: text.optional(), description: text.optional() })

const Location = z.strictObject({
  id,
  location_type: z.enum(['physical', 'postal', 'virtual']),
  url: z.url().optional(),
  name: text.optional(),
})

const ServiceAtLocation = z.strictObject({ id, location: Location })

const status = z.enum(['active', 'inactive', 'defunct', 'temporarily closed'])

const organization = { id, name: text, description: text }

/** A service with everything that belongs to it, as the list of services in full has it. */
export const Service = z.strictObject({
  id,
  organization_id: id,
  name: text,
  description: text.optional(),
  url: z.url().optional(),
  additional_urls: z.array(Link).optional(),
  email: z.email().optional(),
  status,
  assured_date: date.optional(),
  alert: text.optional(),
  organization: z.strictObject(organization),
  phones: z.array(Phone).optional(),
  schedules: z.array(Schedule),
  service_areas: z.array(ServiceArea),
  service_at_locations: z.array(ServiceAtLocation),
})

export const Organization = z.strictObject({
  ...organization,
  services: z.array(z.strictObject({ id, name: text, status })).min(1),
})
