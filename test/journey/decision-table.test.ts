import { expect, test } from 'vitest'
import { visit, withBrowser } from './visit.ts'
import { expectSameElsewhere, numbers, placeAndCode, type SeenStop, smallPhone, Visitor } from './visitor.ts'

withBrowser()

const { veiligThuis, police, comensha, inspectorate, anonymously } = numbers

/*
 * The decision table: which answers lead to whom, in which order. Of a stop with a condition only that it is there:
 * nobody is asked about residence.
 */
const atWork = 'Ik kom dit tegen in mijn werk'
const adult = ['Een persoon', '18 jaar of ouder']
const decisions: readonly { readonly answers: readonly string[]; readonly told: readonly (string | RegExp)[] }[] = [
  {
    answers: ['Een persoon', 'Jonger dan 18', 'Weet ik niet', atWork],
    told: [
      `Veilig Thuis ${veiligThuis}`,
      /eigen organisatie/,
      /^Als het kind .*Nidos en politie.* 0900-8844$/,
      /zorgcoördinator/,
      `Politie ${police}`,
      `CoMensha ${comensha}`,
    ],
  },
  {
    answers: [...adult, 'Weet ik niet', atWork],
    told: [
      /zorgcoördinator/,
      /^Als de persoon Nederlander of EU-burger .*centrumgemeente/,
      /^Als de persoon geen recht op verblijf heeft: Politie.* 0900-8844$/,
      /^Als de persoon in de bedenktijd is: CoMensha/,
      `Politie ${police}`,
      `CoMensha ${comensha}`,
    ],
  },
  {
    answers: ['Ik weet het niet'],
    told: [
      `CoMensha ${comensha}`,
      /^Als de persoon jonger dan 18 is of kan zijn: Veilig Thuis/,
      /aandachtsfunctionaris/,
      /zorgcoördinator/,
    ],
  },
  {
    answers: [...adult, 'Uitbuiting in werk', atWork],
    told: [
      `Arbeidsinspectie ${inspectorate}`,
      'FairWork',
      /^Als er ook geweld.*Politie.* 0900-8844$/,
      /zorgcoördinator/,
    ],
  },
  {
    answers: [...adult, 'Uitbuiting in het huishouden', atWork],
    told: [`Arbeidsinspectie ${inspectorate}`, 'FairWork', /^Als er ook geweld/, /zorgcoördinator/],
  },
  { answers: [...adult, 'Gedwongen tot misdaad of bedelen', atWork], told: [`Politie ${police}`, /zorgcoördinator/] },
  { answers: [...adult, 'Seksuele uitbuiting', atWork], told: [`Politie ${police}`, /zorgcoördinator/] },
  {
    answers: ['Een persoon', 'Jonger dan 18', 'Seksuele uitbuiting', atWork],
    told: [
      `Veilig Thuis ${veiligThuis}`,
      /eigen organisatie/,
      /Nidos/,
      'Chat met Fier',
      `Politie ${police}`,
      /zorgcoördinator/,
    ],
  },
  { answers: [...adult, 'Wegnemen van organen', atWork], told: [`Politie ${police}`, /zorgcoördinator/] },
  {
    answers: ['Een plek of adres', 'Weet ik niet', atWork],
    told: [/aandachtsfunctionaris/, `Politie ${police}`, /^Als daar wordt gewerkt: .*Arbeidsinspectie 0800-5151$/],
  },
  { answers: ['Een plek of adres', 'Weet ik niet', 'Ik werk bij politie'], told: [/aandachtsfunctionaris/, /EMM/] },
  {
    answers: ['Ik wil anoniem blijven'],
    told: [`Meld Misdaad Anoniem ${anonymously}`, /Arbeidsinspectie/, `TCI ${inspectorate}`],
  },
  { answers: ['Ik wil alleen registreren'], told: [`CoMensha ${comensha}`] },
]

test.each(decisions)('the decision table, in a municipality without a route of its own: $answers', async decision => {
  await visit('/gemeenten/utrecht/', async page => {
    const visitor = new Visitor(page)
    const asked: string[] = []
    for (const answer of decision.answers) {
      asked.push(await visitor.heading())
      await visitor.answer(answer)
    }
    const told = (await visitor.line()).slice(0, decision.told.length).map(inShort)
    expect(told).toEqual(decision.told.map(stop => (typeof stop === 'string' ? stop : expect.stringMatching(stop))))
    placeAndCode(page)
    const back = await backToTheStart(visitor)
    expect(back.at(-1)).toBe(asked[0])
    expect(back).toEqual(asked.toReversed().filter(question => back.includes(question)))
  })
})

/** A stop as the table writes it: its condition, whom to call without the name of their region, the number. */
function inShort({ condition, who, number }: SeenStop): string {
  const party = who
    .replace(/(Politie|Veilig Thuis)(-eenheid)? [A-Z].*$/, '$1')
    .replace(/^(Nederlandse |Arbeidsinspectie, team )/, '')
  return [condition, party, number].filter(Boolean).join(' ')
}

/** What is asked on the way back from a result, up to the first question. */
async function backToTheStart(visitor: Visitor): Promise<readonly string[]> {
  const asked: string[] = []
  for (const back of ['Antwoorden wijzigen', ...Array(4).fill('Terug naar de vorige vraag')]) {
    await visitor.answer(back)
    asked.push(await visitor.heading())
    if (asked.at(-1) === 'Gaat het over een persoon of over een plek?') break
  }
  return asked
}

test.each([
  { typed: 'online', answer: 'Het is online', address: '/landelijk/online/' },
  { typed: 'steeds ergens anders', answer: 'De plek wisselt steeds', address: '/landelijk/wisselend/' },
  { typed: 'buitenland', answer: 'Het is in het buitenland', address: '/landelijk/buitenland/' },
  { typed: 'weet ik niet', answer: 'Ik weet niet waar', address: '/landelijk/onbekend/' },
])('whoever has no place but "$typed" gets steps all the same', async ({ typed, answer, address }) => {
  await visit(
    '/',
    async page => {
      const visitor = new Visitor(page)
      await visitor.askFor(typed)
      await visitor.answer(answer)
      expect(new URL(page.url()).pathname).toBe(address)
      expect(await page.locator('.night a').allTextContents()).toEqual([veiligThuis, police])
      await visitor.answer('Ik weet het niet')
      expect((await visitor.line())[0]).toEqual({ who: 'CoMensha', number: comensha })
      await expectSameElsewhere(page, visitor)
    },
    { ...smallPhone, javaScriptEnabled: false },
  )
})
