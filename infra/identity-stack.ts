import { CfnOutput, Duration, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPool,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  ProviderAttribute,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolGroup,
  UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import type { CognitoSettings, Settings } from './config.ts'
import type { Issuer } from './issuer.ts'
import { demoPeople, invitation, standingGroups } from './people.ts'

type IdentityProps = StackProps & { readonly settings: Settings; readonly cognito: CognitoSettings }

/** Who our people are. It outlives every deployment, as data does: a lost pool is a country that cannot sign in. */
export class IdentityStack extends Stack {
  readonly issuer: Issuer

  constructor(scope: Construct, id: string, { settings, cognito, ...props }: IdentityProps) {
    super(scope, id, props)
    const pool = this.pool(settings, cognito)
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: cognito.domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    const client = this.client(pool, settings, this.federation(pool, cognito))
    // Without a branding managed login shows no page.
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    const groups = new Map(standingGroups().map(name => [name, this.group(pool, name)]))
    if (settings.demo) this.demoPeople(pool, groups)
    this.issuer = {
      issuer: pool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      groupsClaim: 'cognito:groups',
    }
    new CfnOutput(this, 'SignInPage', { value: domain.baseUrl() })
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId })
  }

  private pool({ demo, origin }: Settings, { domainPrefix }: CognitoSettings): UserPool {
    const { subject, body } = invitation(origin)
    const pool = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
      userInvitation: { emailSubject: subject, emailBody: body },
      mfa: Mfa.REQUIRED,
      // No text messages: they can be taken over with the number.
      mfaSecondFactor: { otp: true, sms: false, email: false },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyRelyingPartyId: `${domainPrefix}.auth.${this.region}.amazoncognito.com`,
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      // A mailbox of a function is read by several people: only an administrator gives access again.
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: !demo,
      removalPolicy: demo ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    const resource = pool.node.defaultChild
    if (!(resource instanceof CfnUserPool)) throw new Error('The user pool is no resource')
    // A passkey that also verifies its user is two factors; the construct has no property for it yet.
    resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION'
    return pool
  }

  private client(
    pool: UserPool,
    { origin }: Settings,
    federation: readonly UserPoolIdentityProviderOidc[],
  ): UserPoolClient {
    const attributes = new ClientAttributes().withStandardAttributes({ email: true, fullname: true })
    const client = pool.addClient('Desk', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${origin}/api/v1/auth/callback`],
        logoutUrls: [`${origin}/loket/aanmelden/`, `${origin}/en/desk/sign-in/`],
      },
      // Passkeys need the flow in which people choose how to sign in; no other is open.
      authFlows: { user: true },
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...federation.map(({ providerName }) => UserPoolClientIdentityProvider.custom(providerName)),
      ],
      readAttributes: attributes.withStandardAttributes({ emailVerified: true }),
      // Only so that an organisation's own sign-on can fill them in.
      writeAttributes: attributes,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // The session is ours; tokens are read once, at the moment somebody comes back.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      authSessionValidity: Duration.minutes(10),
    })
    client.node.addDependency(...federation)
    return client
  }

  private federation(pool: UserPool, { federation }: CognitoSettings): UserPoolIdentityProviderOidc[] {
    return federation.map(
      ({ name, issuer, clientId, secretArn, domains }) =>
        new UserPoolIdentityProviderOidc(this, `Federation-${name}`, {
          userPool: pool,
          name,
          issuerUrl: issuer,
          clientId,
          // Resolved by CloudFormation while deploying: the value is in no template.
          clientSecret: SecretValue.secretsManager(secretArn).unsafeUnwrap(),
          scopes: ['openid', 'email', 'profile'],
          identifiers: domains,
          attributeMapping: {
            email: ProviderAttribute.other('email'),
            emailVerified: ProviderAttribute.other('email_verified'),
            fullname: ProviderAttribute.other('name'),
          },
        }),
    )
  }

  private group(pool: UserPool, groupName: string): UserPoolGroup {
    return pool.addGroup(`Group-${groupName}`, { groupName })
  }

  /** They have no password until an administrator of the stage gives one; nobody is mailed. */
  private demoPeople(pool: UserPool, groups: Map<string, UserPoolGroup>): void {
    for (const { email, name, groups: theirs } of demoPeople()) {
      const user = new CfnUserPoolUser(this, `Person-${email}`, {
        userPoolId: pool.userPoolId,
        username: email,
        messageAction: 'SUPPRESS',
        userAttributes: [
          { name: 'email', value: email },
          { name: 'email_verified', value: 'true' },
          { name: 'name', value: name },
        ],
      })
      for (const groupName of theirs) {
        const group = groups.get(groupName) ?? this.group(pool, groupName)
        groups.set(groupName, group)
        const attachment = new CfnUserPoolUserToGroupAttachment(this, `Person-${email}-${groupName}`, {
          userPoolId: pool.userPoolId,
          username: email,
          groupName,
        })
        attachment.node.addDependency(user, group)
      }
    }
  }
}
