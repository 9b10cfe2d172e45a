import { describe, expect, test } from 'vitest'
import { evaluate, noValue, type Scope } from '../../../infra/local/intrinsics.ts'

const scope: Scope = {
  ref: name => (name === 'AWS::NoValue' ? noValue : `ref-${name}`),
  attribute: (id, attribute) => `${id}-${attribute}`,
  imported: name => `imported-${name}`,
  output: (stack, output) => `${stack}-${output}`,
  condition: name => name === 'Yes',
  mapping: (...path) => path.join('-'),
}

/** A template's `${…}`, which is not one of ours. */
const dollars = (text: string) => text.replaceAll('{', `$${'{'}`)

describe('an intrinsic function', () => {
  test('that is unknown fails by name', () => {
    expect(() => evaluate({ 'Fn::Cidr': [] }, scope)).toThrow('Fn::Cidr')
  })

  test('that selects beyond the end of a list fails', () => {
    expect(() => evaluate({ 'Fn::Select': [2, ['a', 'b']] }, scope)).toThrow('item 2 of 2')
  })

  test.each([
    ['Ref', { Ref: 'Table' }, 'ref-Table'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'Role-Arn'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Edge.Meta.Arn' }, 'Edge-Meta.Arn'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'B' }, 3]] }, 'a/ref-B/3'],
    ['Sub', { 'Fn::Sub': dollars('{Role.Arn}:{Name}:{!Kept}') }, dollars('Role-Arn:ref-Name:{Kept}')],
    ['Sub with values', { 'Fn::Sub': [dollars('{x}-{Y}'), { x: { Ref: 'Z' } }] }, 'ref-Z-ref-Y'],
    ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host/'] }] }, 'host'],
    ['ImportValue', { 'Fn::ImportValue': 'data:table' }, 'imported-data:table'],
    ['If', { 'Fn::If': ['No', 1, { Ref: 'Other' }] }, 'ref-Other'],
    ['FindInMap', { 'Fn::FindInMap': ['Map', 'a', 'b'] }, 'Map-a-b'],
    ['conditions', { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }] }, true],
  ])('%s is worked out', (_, value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected)
  })

  test('of no value leaves its property out', () => {
    expect(evaluate({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, scope)).toEqual({ b: [1] })
  })

  test('is not seen in an object that only looks like one', () => {
    expect(evaluate({ Ref: 'A', Other: 1 }, scope)).toEqual({ Ref: 'A', Other: 1 })
    expect(evaluate({ Condition: { StringEquals: 'x' } }, scope)).toEqual({ Condition: { StringEquals: 'x' } })
  })
})
