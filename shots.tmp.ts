import { launchBrowser } from './test/journey/browser.ts'
const dir = process.argv[2]
const b = await launchBrowser()
const paths = ['/', '/gemeenten/ede/', '/gemeenten/ede/#r0', '/regios/twente/', '/melden/bericht/', '/status/', '/melden/', '/over/', '/loket/aanmelden/']
for (const [w, scheme] of [[360, 'light'], [1440, 'dark']] as const) {
  const page = await (await b.newContext({ viewport: { width: w, height: 800 }, colorScheme: scheme })).newPage()
  for (const p of paths) { await page.goto('http://localhost:9471' + p); await page.screenshot({ path: `${dir}/${w}${p.replace(/[/#]/g, '_')}.png`, fullPage: true }) }
}
await b.close()
