import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Field, type TableName, tables } from './published-tables.ts'

const kinds = {
  text: { type: 'string' },
  number: { type: 'number' },
  identifier: { type: 'string', format: 'uuid' },
  address: { type: 'string', format: 'uri' },
  mailbox: { type: 'string', format: 'email' },
  instant: { type: 'string', format: 'date-time' },
} as const

/** The published rules as JSON Schemas, each table under its name, checked by a validator that we did not write. */
const ajv = new Ajv2020({ allErrors: true })
addFormats.default(ajv)
for (const [name, { needs, fields }] of Object.entries(tables)) {
  const properties = Object.fromEntries(Object.entries(fields).map(([field, rule]) => [field, schemaOf(rule)]))
  ajv.addSchema({ type: 'object', required: needs, properties }, name)
}

/** Where a row breaks the published rules of its table, and how; nothing when it keeps them. */
export function breaches(table: TableName, row: unknown): readonly string[] {
  const validate = ajv.getSchema(table)
  if (!validate) throw new Error(`The table ${table} is not described`)
  validate(row)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function schemaOf(rule: Field): object | boolean {
  if (rule === 'undescribed') return false
  if (typeof rule === 'string') return kinds[rule]
  if ('oneOf' in rule) return { type: 'string', enum: rule.oneOf }
  return 'row' in rule ? { $ref: rule.row } : { type: 'array', items: { $ref: rule.rows } }
}
