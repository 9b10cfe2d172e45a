import * as z from 'zod'

/*
 * The Human Services Data Specification as we publish it: the fields we use of its tables. Stricter than its published
 * schemas in three things: any other field is refused, the kind of telephone is one of the kinds that its description
 * names, and a time has hours, minutes and an offset, as its description asks.
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
const Service = z.strictObject({
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

const Organization = z.strictObject({
  ...organization,
  services: z.array(z.strictObject({ id, name: text, status })).min(1),
})

/** A list comes in pages, which say how many there are. */
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    total_items: z.int().nonnegative(),
    total_pages: z.int().positive(),
    page_number: z.int().positive(),
    size: z.int().nonnegative(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  })

export const Services = pageOf(Service)
export const Organizations = pageOf(Organization)
