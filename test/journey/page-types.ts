import type { Language, Texts } from '#domain/language.ts'

export type PageType = { readonly path: Texts; readonly heading: Texts }

const type = (path: [string, string], heading: [string, string]): PageType => ({
  path: { nl: path[0], en: path[1] },
  heading: { nl: heading[0], en: heading[1] },
})
const inEde: [string, string] = ['/gemeenten/ede/', '/en/municipalities/ede/']
const wordsOfEde: [string, string] = ['Ede: wat doet u', 'Ede: what do you do']
const part = ([nl, en]: [string, string], id: string): [string, string] => [`${nl}#${id}`, `${en}#${id}`]

/** Every type of static page, and the states that its address can put it in. */
export const pageTypes: Readonly<Record<string, PageType>> = {
  start: type(['/', '/en/'], ['Vermoedt u uitbuiting?', 'Do you suspect exploitation?']),
  municipalities: type(['/gemeenten/', '/en/municipalities/'], ['Alle gemeenten', 'All municipalities']),
  'municipality, first question': type(inEde, wordsOfEde),
  'municipality, another question': type(part(inEde, 'q0'), wordsOfEde),
  'municipality, result': type(part(inEde, 'r0'), wordsOfEde),
  'municipality, everything': type(part(inEde, 'z'), wordsOfEde),
  poster: type(
    ['/gemeenten/ede/poster/', '/en/municipalities/ede/poster/'],
    ['Vermoedt u mensenhandel in Ede?', 'Do you suspect human trafficking in Ede?'],
  ),
  choose: type(['/kies/bergen/', '/en/choose/bergen/'], ['Welke gemeente', 'Which municipality']),
  unknown: type(['/onbekend/', '/en/unknown/'], ['Deze plaats kennen wij niet', 'We do not know this place']),
  national: type(['/landelijk/', '/en/national/'], ['Waar is het?', 'Where is it?']),
  online: type(['/landelijk/online/', '/en/national/online/'], ['Online: wat doet u', 'Online: what do you do']),
  'online, result': type(['/landelijk/online/#r0', '/en/national/online/#r0'], ['Online: wat', 'Online: what']),
  regions: type(['/regios/', '/en/regions/'], ["De 25 werkregio's", 'The 25 working regions']),
  region: type(['/regios/twente/', '/en/regions/twente/'], ['Werkregio Twente', 'Working region Twente']),
  'region that only prepares': type(['/regios/zeeland/', '/en/regions/zeeland/'], ['Werkregio', 'Working region']),
  'national unit': type(['/regios/landelijk/', '/en/regions/national/'], ['Landelijke eenheid', 'National unit']),
  safety: type(['/melden/', '/en/message/'], ['Voordat u een bericht stuurt', 'Before you send a message']),
  form: type(['/melden/bericht/', '/en/message/form/'], ['Bericht aan het regioloket', 'Message to the regional']),
  'questions on paper': type(
    ['/melden/vragen/', '/en/message/questions/'],
    ['De vragen op papier', 'The questions on paper'],
  ),
  status: type(['/status/', '/en/status/'], ['Hoe staat het met uw bericht?', 'How is your message doing?']),
  explained: type(['/uitleg/', '/en/explained/'], ['Uitleg: hoe het werkt', 'Explained: how it works']),
  explainer: type(
    ['/uitleg/na-een-melding/', '/en/explained/after-a-report/'],
    ['Wat gebeurt er na een melding?', 'What happens after a report?'],
  ),
  'explainer with telephone numbers': type(
    ['/uitleg/anoniem/', '/en/explained/anonymous/'],
    ['Kan ik anoniem blijven?', 'Can I stay anonymous?'],
  ),
  'explainer with a chart': type(
    ['/uitleg/cijfers/', '/en/explained/figures/'],
    ['Hoeveel meldingen zijn er?', 'How many reports are there?'],
  ),
  roles: type(['/rollen/', '/en/roles/'], ['De rollen in de keten', 'The roles in the chain']),
  role: type(
    ['/rollen/zorgcoordinator/', '/en/roles/care-coordinator/'],
    ['De zorgcoördinator', 'The care coordinator'],
  ),
  organisations: type(['/organisaties/', '/en/organisations/'], ['Wie doet wat voor wie?', 'Who does what for whom?']),
  organisation: type(
    ['/organisaties/arbeidsinspectie/', '/en/organisations/labour-inspectorate/'],
    ['Nederlandse Arbeidsinspectie', 'Netherlands Labour Inspectorate'],
  ),
  recommendations: type(
    ['/aanbevelingen/', '/en/recommendations/'],
    ['De aanbevelingen van 2024', 'The recommendations of 2024'],
  ),
  recommendation: type(
    ['/aanbevelingen/R1/', '/en/recommendations/R1/'],
    ['R1 · De aanpak', 'R1 · Scale the approach'],
  ),
  factor: type(['/aanbevelingen/F2/', '/en/recommendations/F2/'], ['F2 · De rol van CoMensha', "F2 · CoMensha's role"]),
  about: type(['/over/', '/en/about/'], ['Over deze site', 'About this site']),
  privacy: type(['/privacy/', '/en/privacy/'], ['Privacy', 'Privacy']),
  'who answers for what': type(['/verantwoording/', '/en/governance/'], ['Verantwoording: wie', 'Governance: who']),
  'threat model': type(
    ['/verantwoording/dreigingen/', '/en/governance/threats/'],
    ['Wat is beschermd, tegen wie', 'What is protected, from whom'],
  ),
  'records of processing': type(
    ['/verantwoording/register/', '/en/governance/records/'],
    ['Register van verwerkingen', 'Records of processing'],
  ),
  'DPIA template': type(
    ['/verantwoording/dpia/', '/en/governance/dpia/'],
    ['DPIA voor een regio', 'DPIA for a region'],
  ),
  'weakness to report': type(
    ['/verantwoording/kwetsbaarheid-melden/', '/en/governance/report-a-vulnerability/'],
    ['Vond u een zwakke plek', 'Did you find a weakness'],
  ),
  'privacy statement of a region': type(
    ['/privacy/twente/', '/en/privacy/twente/'],
    ['Privacyverklaring voor berichten aan Twente', 'Privacy statement for messages to Twente'],
  ),
  accessibility: type(['/toegankelijkheid/', '/en/accessibility/'], ['Toegankelijkheid', 'Accessibility']),
  'safe use': type(['/veilig-gebruiken/', '/en/safe-use/'], ['Veilig gebruik van deze site', 'Safe use of this site']),
  search: type(['/zoeken/', '/en/search/'], ['Zoeken', 'Search']),
  'open data': type(['/open-data/', '/en/open-data/'], ['Open data', 'Open data']),
  'routes to copy': type(['/inbedden/', '/en/embed/'], ['Een route op uw intranet', 'A route on your intranet']),
  'route to copy': type(['/inbedden/ede/', '/en/embed/ede/'], ['De route van Ede', 'The route of Ede']),
  leaving: type(['/verlaten/', '/en/leaving/'], ['Wat doet “Verlaat deze site”?', 'What does “Leave this site” do?']),
}

export const notFound: Record<Language, string> = { nl: '/bestaat-niet/', en: '/en/does-not-exist/' }

/** Pages that the API answers to whoever reads. */
export const answeredPages: Readonly<Record<string, PageType>> = {
  progress: type(['/voortgang/', '/en/progress/'], ['Wat is er geworden', 'What has become of']),
  'progress of a recommendation': type(['/voortgang/R1/', '/en/progress/R1/'], ['R1', 'R1']),
  'progress of a region': type(['/voortgang/regio/VR05/', '/en/progress/region/VR05/'], ['Twente', 'Twente']),
  figures: type(['/cijfers/', '/en/figures/'], ['Cijfers over berichten', 'Figures about messages']),
}
