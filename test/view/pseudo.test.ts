import { expect, test } from 'vitest'
import { pseudoAnswers } from '../site/pseudo/answers.ts'
import { leaksIn } from '../site/pseudo/leaks.ts'

/** Days off and titles of the examples, a column of a table, a kind of thing in the log, a file of content. */
const given = ['King', 'Liberation', 'Title', 'status', 'region', 'unit', 'session', 'channels']

test('no answer of the API says what no translator gave it', async () => {
  const answers = Object.entries(await pseudoAnswers('accented'))
  expect(answers.length).toBeGreaterThan(150)
  expect(leaksIn('<p>Forgotten in the code</p>')).not.toEqual([])
  expect(answers.flatMap(([name, render]) => leaksIn(render('Ede'), given).map(leak => `${name}: ${leak}`))).toEqual([])
})
