/*
 * What the published schemas of the Human Services Data Specification say of the tables that we publish: every field
 * they have, its type, format and list of values, and which fields must be there (Open Referral, repository
 * openreferral/specification, branch 3.2, folder `schema`, read in November 2026).
 */

/** How a value is written; `identifier`, `address` and `mailbox` are the formats uuid, uri and email. */
type Kind = 'text' | 'number' | 'identifier' | 'address' | 'mailbox' | 'instant'

export type Field =
  | Kind
  | { readonly oneOf: readonly string[] }
  | { readonly row: TableName }
  | { readonly rows: TableName }
  /** A table that we do not publish: whoever begins to has to describe it here first. */
  | 'undescribed'

export type Table = { readonly needs: readonly string[]; readonly fields: Readonly<Record<string, Field>> }

export const tableNames = [
  'organization',
  'service',
  'url',
  'phone',
  'schedule',
  'service_area',
  'service_at_location',
  'location',
] as const
export type TableName = (typeof tableNames)[number]

const inEveryTable = { attributes: 'undescribed', metadata: 'undescribed' } as const

export const tables: Readonly<Record<TableName, Table>> = {
  organization: {
    needs: ['id', 'name', 'description'],
    fields: {
      id: 'identifier',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      email: 'mailbox',
      website: 'address',
      additional_websites: { rows: 'url' },
      tax_status: 'text',
      tax_id: 'text',
      year_incorporated: 'number',
      legal_status: 'text',
      logo: 'text',
      uri: 'address',
      parent_organization_id: 'identifier',
      funding: 'undescribed',
      contacts: 'undescribed',
      phones: { rows: 'phone' },
      locations: { rows: 'location' },
      programs: 'undescribed',
      organization_identifiers: 'undescribed',
      // Of the compiled schema of a whole organisation: in the table itself a service points to its organisation.
      services: { rows: 'service' },
      ...inEveryTable,
    },
  },
  service: {
    needs: ['id', 'name', 'status'],
    fields: {
      id: 'identifier',
      organization_id: 'identifier',
      program_id: 'identifier',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      url: 'address',
      additional_urls: { rows: 'url' },
      email: 'mailbox',
      status: { oneOf: ['active', 'inactive', 'defunct', 'temporarily closed'] },
      interpretation_services: 'text',
      application_process: 'text',
      fees_description: 'text',
      wait_time: 'text',
      fees: 'text',
      accreditations: 'text',
      eligibility_description: 'text',
      minimum_age: 'number',
      maximum_age: 'number',
      assured_date: 'text',
      assurer_email: 'mailbox',
      licenses: 'text',
      alert: 'text',
      last_modified: 'instant',
      phones: { rows: 'phone' },
      schedules: { rows: 'schedule' },
      service_areas: { rows: 'service_area' },
      service_at_locations: { rows: 'service_at_location' },
      languages: 'undescribed',
      organization: { row: 'organization' },
      funding: 'undescribed',
      cost_options: 'undescribed',
      program: 'undescribed',
      required_documents: 'undescribed',
      contacts: 'undescribed',
      capacities: 'undescribed',
      ...inEveryTable,
    },
  },
  url: {
    needs: ['id', 'url'],
    fields: {
      id: 'identifier',
      label: 'text',
      url: 'address',
      organization_id: 'identifier',
      service_id: 'identifier',
      ...inEveryTable,
    },
  },
  phone: {
    needs: ['id', 'number'],
    fields: {
      id: 'identifier',
      location_id: 'identifier',
      service_id: 'identifier',
      organization_id: 'identifier',
      contact_id: 'identifier',
      service_at_location_id: 'identifier',
      number: 'text',
      extension: 'number',
      type: 'text',
      description: 'text',
      languages: 'undescribed',
      ...inEveryTable,
    },
  },
  schedule: {
    needs: ['id'],
    fields: {
      id: 'identifier',
      service_id: 'identifier',
      location_id: 'identifier',
      service_at_location_id: 'identifier',
      valid_from: 'text',
      valid_to: 'text',
      dtstart: 'text',
      timezone: 'number',
      until: 'text',
      count: 'number',
      wkst: { oneOf: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
      freq: { oneOf: ['WEEKLY', 'MONTHLY'] },
      interval: 'number',
      byday: 'text',
      byweekno: 'text',
      bymonthday: 'text',
      byyearday: 'text',
      description: 'text',
      opens_at: 'text',
      closes_at: 'text',
      schedule_link: 'address',
      attending_type: 'text',
      notes: 'text',
      ...inEveryTable,
    },
  },
  service_area: {
    needs: ['id'],
    fields: {
      id: 'identifier',
      service_id: 'identifier',
      service_at_location_id: 'identifier',
      name: 'text',
      description: 'text',
      extent: 'text',
      extent_type: 'text',
      uri: 'text',
      ...inEveryTable,
    },
  },
  service_at_location: {
    needs: ['id'],
    fields: {
      id: 'identifier',
      service_id: 'identifier',
      location_id: 'identifier',
      description: 'text',
      service_areas: { rows: 'service_area' },
      contacts: 'undescribed',
      phones: { rows: 'phone' },
      schedules: { rows: 'schedule' },
      location: { row: 'location' },
      ...inEveryTable,
    },
  },
  location: {
    needs: ['id', 'location_type'],
    fields: {
      id: 'identifier',
      location_type: { oneOf: ['physical', 'postal', 'virtual'] },
      url: 'address',
      organization_id: 'identifier',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      transportation: 'text',
      latitude: 'number',
      longitude: 'number',
      external_identifier: 'text',
      external_identifier_type: 'text',
      languages: 'undescribed',
      addresses: 'undescribed',
      contacts: 'undescribed',
      accessibility: 'undescribed',
      phones: { rows: 'phone' },
      schedules: { rows: 'schedule' },
      ...inEveryTable,
    },
  },
}
