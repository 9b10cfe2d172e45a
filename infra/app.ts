import { existsSync } from 'node:fs'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundlesOf } from './bundle.ts'
import { CertificateStack } from './certificate-stack.ts'
import { certificateRegion, region, settingsFrom, variantOf } from './config.ts'
import { DataStack } from './data-stack.ts'
import { IdentityStack } from './identity-stack.ts'
import { type Issuer, issuerOf } from './issuer.ts'
import { pagesOf } from './pages.ts'
import { ProgressStack } from './progress-stack.ts'
import { ServiceStack } from './service-stack.ts'
import { SiteStack } from './site-stack.ts'

const app = new App()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))

const settings = settingsFrom(name => app.node.tryGetContext(name))
const variant = variantOf(settings)
const folder = (name: string, usual: string): string => {
  const path = String(app.node.tryGetContext(name) ?? usual)
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run build makes it`)
  return path
}
const shared = { settings, env: { region }, terminationProtection: !settings.demo }
const id = (part: string): string => `Meldroute-${settings.stage}-${part}`

const data = new DataStack(app, id('Data'), shared)
const bundles = folder('bundles', bundlesOf(variant))
const service = new ServiceStack(app, id('Service'), { ...shared, data, identity: identity(), bundles })
new ProgressStack(app, id('Progress'), { ...shared, data, api: service.api, bundles })
if (settings.pages) {
  new SiteStack(app, id('Site'), {
    ...shared,
    api: service.api.http,
    originSecret: data.originSecret,
    pages: folder('site', pagesOf(variant)),
  })
}
if (settings.certificateArn !== undefined) {
  const { certificateArn } = settings
  new CertificateStack(app, id('Certificate'), { ...shared, certificateArn, env: { region: certificateRegion } })
}

function identity(): Issuer {
  const { identity: asked } = settings
  if (asked.kind === 'issuer') return issuerOf(asked, data.clientSecret)
  return new IdentityStack(app, id('Identity'), { ...shared, cognito: asked }).issuer
}
