/** The key of a stage with which its functions seal, as the template has it. */
export const sealingKey = {
  stack: 'data',
  region: 'eu-central-1',
  logicalId: 'Key',
  type: 'AWS::KMS::Key',
  name: 'data-Key',
  properties: {},
}
