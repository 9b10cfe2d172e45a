import { CfnElement, Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import type { Handler } from './function.ts'

/** Accepts one finding of the checks on a construct and all inside it, for the reason given. */
export function accept(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: finding, reason })
}

/** CDK permits a caller to invoke a function and, with a wildcard, its versions. */
export function acceptInvoking(caller: IConstruct, handlers: readonly Handler[]): void {
  const reason = 'The wildcard stands for the versions of one function, and we make none.'
  for (const { lambda } of handlers) accept(caller, `AwsSolutions-IAM5[Resource::${arnInFindings(lambda)}:*]`, reason)
}

/** How the checks write the ARN of a resource. */
export function arnInFindings({ node }: IConstruct): string {
  const resource = node.defaultChild
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${node.path} is no resource`)
  return `<${Stack.of(resource).getLogicalId(resource)}.Arn>`
}
