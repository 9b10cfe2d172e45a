import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SFNClient } from '@aws-sdk/client-sfn'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * Three tries of at most three seconds fit in a function's time-out. Without `throwOnRequestTimeout` the SDK only
 * prints a warning and goes on waiting.
 */
const patience = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const

/** A mail is never tried again by the SDK: after a time-out it may have been sent, and the ledger must say so. */
const singleTry = { ...patience, maxAttempts: 1 } as const

export const kmsClient = (): KMSClient => new KMSClient(patience)
export const secretsClient = (): SecretsManagerClient => new SecretsManagerClient(patience)
export const sesClient = (): SESv2Client => new SESv2Client(singleTry)
export const sfnClient = (): SFNClient => new SFNClient(patience)

export const tableClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(patience), { marshallOptions: { removeUndefinedValues: true } })
