import { expect, test } from 'vitest'
import { describeApi } from '../../functions/api/openapi.ts'

const description = describeApi('https://example.org')

test('every reference in the description leads somewhere', () => {
  const references = JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  for (const [, name] of references) expect(Object.keys(description.components.schemas)).toContain(name)
})

test('it is OpenAPI 3.1 for the base path of the API', () => {
  expect(description.openapi).toBe('3.1.0')
  expect(description.servers).toEqual([{ url: 'https://example.org/api/v1' }])
})

test('it says what a message must hold and that nothing else is taken', () => {
  const { schema } = description.paths['/reports'].post.requestBody.content['application/json']
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(schema.required).toEqual(expect.arrayContaining(['submissionKey', 'danger', 'forms']))
})
