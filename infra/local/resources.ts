import * as z from 'zod'
import type { Assembly, Stack } from './assembly.ts'
import { attributeOf, nameProperty, referenceOf } from './attributes.ts'
import { evaluate, evaluateCondition, noValue, type Scope } from './intrinsics.ts'
import { account, type Resource } from './resource.ts'
import { hosted, idle } from './types.ts'

/** Every resource of every stack; throws, by name, on a type that is neither hosted nor idle. */
export function readResources(assembly: Assembly): readonly Resource[] {
  const scopes = new Map<Stack, Scope>()
  for (const stack of assembly.stacks) scopes.set(stack, scopeOf(stack, scopes))
  const resources: Resource[] = []
  for (const [stack, scope] of scopes) {
    for (const logicalId of Object.keys(stack.template.Resources)) {
      const resource = readResource(stack, logicalId, scope)
      if (resource) resources.push(resource)
    }
  }
  refuseUnknownTypes(resources)
  return resources
}

function refuseUnknownTypes(resources: readonly Resource[]) {
  const unknown = resources.filter(({ type }) => !hosted.has(type) && !(type in idle))
  if (unknown.length === 0) return
  const list = unknown.map(({ stack, logicalId, type }) => `  ${stack}/${logicalId} is ${type}`).join('\n')
  throw new Error(
    `The local runtime does not know these resources. Host them, or list their type with a reason in infra/local/types.ts:\n${list}`,
  )
}

function readResource(stack: Stack, logicalId: string, scope: Scope): Resource | undefined {
  const raw = stack.template.Resources[logicalId]
  if (raw === undefined || (raw.Condition !== undefined && !scope.condition(raw.Condition))) return undefined
  const properties = z.record(z.string(), z.unknown()).parse(evaluate(raw.Properties, scope))
  const { name: stackName, region } = stack
  return { stack: stackName, region, logicalId, type: raw.Type, name: nameOf(stack, logicalId, scope), properties }
}

/** Evaluates the naming property alone, so that resources may refer to each other in circles. */
function nameOf(stack: Stack, logicalId: string, scope: Scope): string {
  const raw = stack.template.Resources[logicalId]
  const property = nameProperty[raw?.Type ?? '']
  const given = property === undefined ? undefined : evaluate(raw?.Properties[property], scope)
  return typeof given === 'string' ? given : `${stack.name}-${logicalId}`
}

function identify(stack: Stack, logicalId: string, scope: Scope) {
  const type = stack.template.Resources[logicalId]?.Type
  if (type === undefined) throw new Error(`${stack.name} refers to ${logicalId}, which it does not have`)
  return { stack: stack.name, region: stack.region, logicalId, type, name: nameOf(stack, logicalId, scope) }
}

function scopeOf(stack: Stack, scopes: ReadonlyMap<Stack, Scope>): Scope {
  const { template, name, region } = stack
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${name}/local`,
    'AWS::NoValue': noValue,
  }
  const scope: Scope = {
    ref(target) {
      if (target in pseudo) return pseudo[target]
      const parameter = template.Parameters[target]
      if (parameter === undefined) return referenceOf(identify(stack, target, scope))
      if (parameter.Default === undefined) throw new Error(`Parameter ${target} of ${name} has no default`)
      return parameter.Default
    },
    attribute: (logicalId, attribute) => attributeOf(identify(stack, logicalId, scope), attribute),
    imported: exportName => findExport(exportName, scopes),
    output(stackName, output) {
      const [other, otherScope] = [...scopes].find(([{ name }]) => name === stackName) ?? []
      const found = other?.template.Outputs[output]
      if (!found || !otherScope)
        throw new Error(`${name} asks for output ${output} of ${stackName}, which is not there`)
      return evaluate(found.Value, otherScope)
    },
    condition: condition => evaluateCondition(template.Conditions[condition], scope),
    mapping(map, first, second) {
      const value = template.Mappings[map]?.[first]?.[second]
      if (value === undefined) throw new Error(`${name} has no mapping ${map}/${first}/${second}`)
      return value
    },
  }
  return scope
}

function findExport(exportName: string, scopes: ReadonlyMap<Stack, Scope>): unknown {
  for (const [stack, scope] of scopes) {
    for (const output of Object.values(stack.template.Outputs)) {
      if (output.Export && evaluate(output.Export.Name, scope) === exportName) return evaluate(output.Value, scope)
    }
  }
  throw new Error(`No stack exports ${exportName}`)
}
