import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { indexes, tableKeys } from '#adapters/keys.ts'
import { accept } from './accept.ts'
import type { Settings } from './config.ts'

/** What must outlive every deployment: the table, the keys and the secrets. */
export class DataStack extends Stack {
  readonly table: TableV2
  readonly tableKey: Key
  /** Wraps the data key of each report, with which contact, text and place are sealed. */
  readonly sealingKey: Key
  readonly keys: Secret
  readonly originSecret: Secret
  /** Where people are known by somebody else's issuer that wants one: made random, filled by a person. */
  readonly clientSecret: Secret | undefined

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    super(scope, id, props)
    const removalPolicy = settings.demo ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN
    this.tableKey = new Key(this, 'TableKey', {
      description: `Meldroute ${settings.stage}: the table at rest`,
      enableKeyRotation: true,
      removalPolicy,
    })
    this.sealingKey = new Key(this, 'SealingKey', {
      description: `Meldroute ${settings.stage}: what reporters write`,
      enableKeyRotation: true,
      // The longest that KMS knows: without this key everything sealed is lost for good.
      pendingWindow: Duration.days(30),
      removalPolicy,
    })
    if (!settings.demo) this.sealingKey.addToResourcePolicy(neverLost)
    this.table = this.tableFor(settings, removalPolicy)
    this.keys = this.secret('Keys', 'references, receipts, links and keyed hashes are derived from it', removalPolicy)
    this.originSecret = this.secret('OriginSecret', 'proves that a request came through CloudFront', removalPolicy)
    this.clientSecret = this.clientSecretFor(settings, removalPolicy)
    accept(
      this.keys,
      'AwsSolutions-SMG4',
      'References, receipts and links already handed out are derived from it; a new value would make them all invalid.',
    )
    accept(
      this.originSecret,
      'AwsSolutions-SMG4',
      'It changes together with a deployment, as the runbook says: rotated alone, it would close the API.',
    )
  }

  private tableFor({ demo }: Settings, removalPolicy: RemovalPolicy): TableV2 {
    const { byOwner, byDue } = indexes
    return new TableV2(this, 'Table', {
      partitionKey: text(tableKeys.partition),
      sortKey: text(tableKeys.sort),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.tableKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: tableKeys.expires,
      deletionProtection: !demo,
      removalPolicy,
      globalSecondaryIndexes: [
        {
          indexName: byOwner.name,
          partitionKey: text(byOwner.partition),
          sortKey: text(byOwner.sort),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...byOwner.shows],
        },
        {
          indexName: byDue.name,
          partitionKey: text(byDue.partition),
          sortKey: text(byDue.sort),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    })
  }

  private clientSecretFor({ identity }: Settings, removalPolicy: RemovalPolicy): Secret | undefined {
    if (identity.kind !== 'issuer' || !identity.hasSecret) return undefined
    const secret = this.secret('ClientSecret', 'proves to the issuer that it is us', removalPolicy)
    accept(secret, 'AwsSolutions-SMG4', 'The issuer gives it; a person renews it there and writes it here.')
    return secret
  }

  private secret(id: string, purpose: string, removalPolicy: RemovalPolicy): Secret {
    return new Secret(this, id, {
      description: `Meldroute: ${purpose}`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    })
  }
}

/** Nobody at all, until somebody first takes this out of the policy, in a change that others see. */
const neverLost = new PolicyStatement({
  sid: 'NobodyLosesWhatIsSealed',
  effect: Effect.DENY,
  principals: [new AnyPrincipal()],
  actions: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
  resources: ['*'],
})

const text = (name: string) => ({ name, type: AttributeType.STRING })
