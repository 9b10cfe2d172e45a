import * as z from 'zod'

/** What a template's intrinsic functions ask of their surroundings. */
export type Scope = {
  ref: (name: string) => unknown
  attribute: (logicalId: string, attribute: string) => unknown
  imported: (exportName: string) => unknown
  output: (stackName: string, output: string) => unknown
  condition: (name: string) => boolean
  mapping: (map: string, first: string, second: string) => unknown
}

/** `Ref` of `AWS::NoValue`: the property that holds it is left out. */
export const noValue = Symbol('AWS::NoValue')

const Texts = z.array(z.coerce.string())
const Plain = z.record(z.string(), z.unknown())

/** The value with every intrinsic function worked out; an unknown function is an error by name. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map(item => evaluate(item, scope)).filter(item => item !== noValue)
  const object = Plain.safeParse(value)
  if (!object.success) return value
  const [call, ...others] = Object.entries(object.data)
  if (call && others.length === 0 && isCall(call[0])) return evaluateCall(call[0], call[1], scope)
  return Object.fromEntries(
    Object.entries(object.data)
      .map(([key, inner]) => [key, evaluate(inner, scope)] as const)
      .filter(([, inner]) => inner !== noValue),
  )
}

export function evaluateCondition(value: unknown, scope: Scope): boolean {
  return z.boolean().parse(evaluate(value, scope))
}

const isCall = (key: string) => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::')

type Call = (argument: unknown, scope: Scope) => unknown

const calls: Record<string, Call> = {
  Ref: (name, scope) => scope.ref(z.string().parse(name)),
  Condition: (name, scope) => (typeof name === 'string' ? scope.condition(name) : { Condition: evaluate(name, scope) }),
  'Fn::GetAtt': (target, scope) => getAttribute(target, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument)
    return Texts.parse(evaluate(parts, scope)).join(separator)
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, list] = z.tuple([z.coerce.number(), z.array(z.unknown())]).parse(evaluate(argument, scope))
    if (!(index in list)) throw new Error(`Fn::Select asks for item ${index} of ${list.length}`)
    return list[index]
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = z.tuple([z.string(), z.string()]).parse(evaluate(argument, scope))
    return text.split(separator)
  },
  'Fn::ImportValue': (name, scope) => scope.imported(z.string().parse(evaluate(name, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const target = z.looseObject({ StackName: z.string(), OutputName: z.string() }).parse(evaluate(argument, scope))
    return scope.output(target.StackName, target.OutputName)
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument)
    return evaluate(scope.condition(name) ? yes : no, scope)
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = z.tuple([z.unknown(), z.unknown()]).parse(evaluate(argument, scope))
    return String(left) === String(right)
  },
  'Fn::And': (argument, scope) => conditions(argument, scope).every(Boolean),
  'Fn::Or': (argument, scope) => conditions(argument, scope).some(Boolean),
  'Fn::Not': (argument, scope) => !conditions(argument, scope)[0],
  'Fn::Base64': (text, scope) => Buffer.from(z.string().parse(evaluate(text, scope))).toString('base64'),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = z.tuple([z.string(), z.string(), z.string()]).parse(evaluate(argument, scope))
    return scope.mapping(map, first, second)
  },
}

function evaluateCall(name: string, argument: unknown, scope: Scope): unknown {
  const call = calls[name]
  if (call === undefined) throw new Error(`The local runtime does not know the intrinsic function ${name}`)
  return call(argument, scope)
}

const conditions = (argument: unknown, scope: Scope) => z.array(z.boolean()).parse(evaluate(argument, scope))

function getAttribute(target: unknown, scope: Scope): unknown {
  if (typeof target !== 'string') {
    const [logicalId, attribute] = z.tuple([z.string(), z.string()]).parse(evaluate(target, scope))
    return scope.attribute(logicalId, attribute)
  }
  const dot = target.indexOf('.')
  return scope.attribute(target.slice(0, dot), target.slice(dot + 1))
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, values] = typeof argument === 'string' ? [argument, {}] : z.tuple([z.string(), Plain]).parse(argument)
  return text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (name in values) return String(evaluate(values[name], scope))
    return String(name.includes('.') ? getAttribute(name, scope) : scope.ref(name))
  })
}
