import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { faultsIn } from '../../../site/check/check.ts'
import { type Contents, readContents, routeList } from '../../../site/check/contents.ts'
import { inWords } from '../../../site/check/fault.ts'

const whole = readContents()
const today = '2026-11-26'
const saidOf = (contents: Contents): readonly string[] => faultsIn(contents, today).map(inWords)

/** The content of this country with one thing changed, which must be there to change. */
function changed(file: string, from: string | RegExp, to: string): Contents {
  const before = whole.get(file) ?? ''
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${file} has no ${from}`)
  return new Map([...whole, [file, after]])
}

test('nothing is wrong with the content of this country', () => {
  expect(saidOf(whole)).toEqual([])
})

/** What an editor breaks, and what says how to mend it: the place, and the words. */
const mistakes: readonly (readonly [what: string, file: string, from: string | RegExp, to: string, said: RegExp])[] = [
  [
    'a comma that is missing',
    'content/channels.json',
    '"owner": "Alarmcentrale 112",',
    '"owner": "Alarmcentrale 112"',
    /channels\.json:8: .*write a comma after this line/,
  ],
  [
    'a comma too many',
    'content/roles.json',
    '"explained": ["fourActs", "anonymous"]',
    '"explained": ["fourActs", "anonymous"],',
    /roles\.json:\d+: .*remove the comma after the last item/,
  ],
  [
    'quotation marks of a word processor',
    'content/roles.json',
    '"id": "careCoordinator"',
    '“id”: "careCoordinator"',
    /roles\.json:12: .*straight double quotation marks/,
  ],
  ['a file that is not closed', 'content/roles.json', /\]\s*$/, '', /roles\.json:\d+: .*close what is open/],
  [
    'a comment',
    'content/roles.json',
    '"id": "careCoordinator",',
    '"id": "careCoordinator", // new',
    /remove the comment/,
  ],
  [
    'a key that stands twice',
    'content/sources.json',
    '"id": "letter2024",',
    '"id": "letter2024", "id": "letter2024",',
    /sources\.json:3: letter2024\.id: stands twice/,
  ],
  [
    'a field that is misspelt',
    'content/channels.json',
    '"owner": "Alarmcentrale 112"',
    '"ownr": "Alarmcentrale 112"',
    /channels\.json:8: emergency\.ownr: is no field here; write owner/,
  ],
  [
    'a number for a text',
    'content/channels.json',
    '"dial": "112"',
    '"dial": 112',
    /emergency\.phone\.dial: write a text between quotation marks, not 112\n.*digits only/,
  ],
  [
    'a telephone number with words',
    'content/channels.json',
    '"dial": "112"',
    '"dial": "one one two"',
    /emergency\.phone\.dial: write it as described below, not "one one two"\n.*digits only/,
  ],
  [
    'a day as people write it',
    'content/channels.json',
    '"reviewBefore": "2027-05-01"',
    '"reviewBefore": "1-5-2027"',
    /emergency\.reviewBefore: write a day that exists, as 2026-11-26, not "1-5-2027"/,
  ],
  [
    'a word that is none of ours',
    'content/channels.json',
    '"mark": "confirmed"',
    '"mark": "sure"',
    /emergency\.mark: write confirmed or dated, not "sure"/,
  ],
  [
    'an old statement that hides since when',
    'content/channels.json',
    '"mark": "confirmed"',
    '"mark": "dated"',
    /channels\.json:2: emergency: write notConfirmedSince/,
  ],
  [
    'an id that two have',
    'content/regions.json',
    '"code": "VR02"',
    '"code": "VR01"',
    /regions\.json:17: VR01\.code: VR01 is used twice/,
  ],
  [
    'a text without English',
    'content/routes/minor.json',
    /,\s*"en": "Call Veilig Thuis for advice or to report."/,
    '',
    /minor\.json:21: steps\.veiligThuis\.what\.en: is missing; add it\n.*one short sentence.*plain English/,
  ],
  [
    'a channel that nobody described',
    'content/routes/minor.json',
    '"channel": "veiligThuis"',
    '"channel": "veiligTuis"',
    /minor\.json:31: veiligThuis\.channel: no channel veiligTuis.*Is veiligThuis meant\?/,
  ],
  [
    'a step that no file writes',
    'content/routes/adult.json',
    '"steps": [',
    '"steps": ["careCoordinater", ',
    /adult\.json:\d+: no file has a step careCoordinater.*Is careCoordinator meant\?/,
  ],
  [
    'something else than a step',
    'content/routes/adult.json',
    '"steps": [',
    '"steps": [5, ',
    /adult\.json:\d+: steps\.1: write a text between quotation marks or fields between/,
  ],
  [
    'a region that no municipality has',
    'content/routes/regional/twente.json',
    '"VR05"',
    '"VR55"',
    /twente\.json:4: values: no municipality has the safetyRegion VR55/,
  ],
  [
    'a change around a step that there is not',
    'content/routes/regional/twente.json',
    '"at": "careCoordinator"',
    '"at": "careCoordinater"',
    /twente\.json:7: at: no route has a step careCoordinater.*Is careCoordinator meant\?/,
  ],
  [
    'a hole in a ladder',
    'content/ladders.json',
    '"after": { "amount": 3,',
    '"after": { "amount": 1,',
    /ladders\.json:8: defaults\.person\.normal\.3\.after\.amount: write more than 1/,
  ],
  [
    'a ladder of progress without an end',
    'content/progress-ladder.json',
    '{ "role": "nationalDesk", "after": 20 }',
    '{ "role": "chainDirector", "after": 20 }',
    /progress-ladder\.json:7: levels\.region\.3\.role: add a last rung/,
  ],
  [
    'a year that is missing',
    'content/calendar.json',
    /"2028": \[.*?\n {4}\],\n/s,
    '',
    /calendar\.json:\d+: closedDays\.2028: is missing; write the closed days of 2028/,
  ],
  [
    'a rule of retention under another name',
    'content/retention.json',
    '"contents":',
    '"content":',
    /retention\.json:\d+: content: is no field here; write contents/,
  ],
  [
    'a region that takes messages without anybody answerable',
    'content/regions.json',
    '"mode": "guidance"',
    '"mode": "intake"',
    /regions\.json:2: VR01: intake needs controller, legalBasis.*or choose guidance/,
  ],
  [
    'a source that there is not',
    'content/organisations.json',
    '"source": "comenshaHelpdesk"',
    '"source": "comenshaHelpdsk"',
    /organisations\.json:\d+: comensha\.duties: sources\.json has no comenshaHelpdsk.*Is comenshaHelpdesk meant\?/,
  ],
  [
    'a deputy of another region',
    'content/demo/holders.json',
    '"deputy": "VR01-careCoordinator-2"',
    '"deputy": "VR02-careCoordinator-2"',
    /holders\.json:10: 0\.deputy: write the id of a holder in VR01/,
  ],
  [
    'a text that was not translated',
    'content/messages/en/status.json',
    /"title": "[^"]*",\n/,
    '',
    /en\/status\.json:\d+: title: is missing; translate "/,
  ],
  [
    'a text without what is filled in',
    'content/messages/en/mail.json',
    '{dueAt}',
    'soon',
    /en\/mail\.json:4: rung\.subject: write \{dueAt\} where it is filled in/,
  ],
  [
    'a page that names what there is not',
    'content/roles/nl/careCoordinator.md',
    'organisation:veiligThuis',
    'organisation:veiligTuis',
    /nl\/careCoordinator\.md:15: there is no organisation:veiligTuis; write organisation:veiligThuis/,
  ],
  [
    'a page with an address of another site',
    'content/roles/nl/careCoordinator.md',
    'organisation:veiligThuis',
    'https://example.org/',
    /careCoordinator\.md:15: no page can be named https:.*is a source: write \[\]\(source:…\)/,
  ],
  [
    'a page with a heading of its own',
    'content/roles/nl/careCoordinator.md',
    '## Voor wie?',
    '## Doelgroep',
    /careCoordinator\.md:13: "Doelgroep" is no heading of such a page; write "Wat doet deze rol\?"/,
  ],
  [
    'a page with a telephone number',
    'content/roles/nl/careCoordinator.md',
    'Geen aangifte',
    'Bel 033-4481186. Geen aangifte',
    /careCoordinator\.md:\d+: write \[\]\(channel:…\) instead of the number 033-4481186/,
  ],
  [
    'a page whose figures differ',
    'content/roles/nl/careCoordinator.md',
    '94 procent',
    '93 procent',
    /en\/careCoordinator\.md: write every figure in both languages: 93 stands in .*nl.* only and 94 stands here only/,
  ],
  [
    'a page without a title',
    'content/roles/nl/careCoordinator.md',
    /title: .*\n/,
    '',
    /careCoordinator\.md:1: title: is missing/,
  ],
]

describe('A mistake is named by file, line and field, with what to write:', () => {
  test.each(mistakes)('%s', (_, file, from, to, said) => {
    const found = saidOf(changed(file, from, to))
    expect(found.join('\n')).toMatch(said)
    // Nothing else is blamed for it: nobody has to find out which of twenty lines is meant.
    expect(found.length).toBeLessThanOrEqual(2)
  })

  test('answers that lead to nothing but 112', () => {
    const Route = z.looseObject({ applies: z.looseObject({}).optional() })
    const onlyPlaces = [...whole].map(([file, text]): [string, string] => {
      if (!/^content\/routes\/(?!danger)[^/]+\.json$/.test(file)) return [file, text]
      const { applies, ...route } = Route.parse(JSON.parse(text))
      return [file, JSON.stringify(applies ? { ...route, applies: { ...applies, kinds: ['place'] } } : route)]
    })
    expect(saidOf(new Map(onlyPlaces)).join('\n')).toMatch(
      /fallback\.json:\d+: applies: no route has a step besides 112 for online, person.* and \d+ more/,
    )
  })

  test('a number that no step leads to', () => {
    const without = new Map(
      [...whole].map(([file, text]) => [file, text.replaceAll('"channel": "fier"', '"channel": "comensha"')]),
    )
    expect(saidOf(without).join('\n')).toMatch(/channels\.json:\d+: fier: no step leads to it/)
  })

  test('a file that is gone, a page that is not written, and one that nothing leads to', () => {
    const without = (file: string) => new Map([...whole].filter(([name]) => name !== file))
    expect(saidOf(without('content/roles.json'))).toEqual([
      'content/roles.json: is missing; bring it back, with [] or {} when nothing is to stand in it',
    ])
    expect(saidOf(without('content/roles/en/careCoordinator.md'))).toEqual([
      'content/roles/en/careCoordinator.md: is missing; write this page: roles.json names it',
    ])
    expect(saidOf(without('content/messages/en/status.json')).join()).toMatch(
      /en\/status\.json: is missing; write this file/,
    )
    expect(saidOf(new Map([...whole, ['content/roles/nl/mayor.md', '']]))).toEqual([
      'content/roles/nl/mayor.md: nothing leads to this page; write its id in roles.json, or remove it',
    ])
  })

  test('a file of a kind that nothing reads, and a route that the list does not know', () => {
    expect(saidOf(new Map([...whole, ['content/chanels.json', '[]']])).join()).toMatch(
      /chanels\.json: nothing reads a file/,
    )
    const added = new Map([...whole, ['content/routes/new.json', whole.get('content/routes/adult.json') ?? '']])
    expect(saidOf(added).join()).toContain(
      `${routeList}: does not know routes/new.json; import './routes/new.json' there`,
    )
  })
})

const together = ['a number for a text', 'a hole in a ladder', 'a text that was not translated', 'a comment']

test('the contact of the guide for editors, filled in, is right as it stands there', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? []
  const filled = example
    .replace('"https://…"', '"https://example.org/"')
    .replace(/53-?…/g, '53')
    .replaceAll('…', 'Tekst.')
  const channels = (whole.get('content/channels.json') ?? '').replace(/\n\]\s*$/, `,\n${filled}]\n`)
  const twente = changed('content/routes/regional/twente.json', '"channel": "comensha"', '"channel": "careTwente"')
  expect(saidOf(new Map([...twente, ['content/channels.json', channels]]))).toEqual([])
})

test('every mistake is named at once, in whatever file it is', () => {
  const broken = new Map(whole)
  for (const [, file, from, to] of mistakes.filter(([what]) => together.includes(what))) {
    broken.set(file, (whole.get(file) ?? '').replace(from, to))
  }
  const files = new Set(faultsIn(broken, today).map(({ file }) => file))
  expect([...files].toSorted()).toEqual([
    'content/channels.json',
    'content/ladders.json',
    'content/messages/en/status.json',
    'content/roles.json',
  ])
})

test('a year that comes near is asked for in time', () => {
  expect(faultsIn(whole, '2034-12-31')).toEqual([])
  expect(faultsIn(whole, '2035-01-01').map(inWords)).toEqual([
    expect.stringContaining('closedDays.2037: is missing; write the closed days of 2037'),
  ])
})
