import { appendFileSync } from 'node:fs'

/** What a process took: its greatest memory in bytes, and processor time in milliseconds. */
export type Spent = { readonly memory: number; readonly worked: number }

/** Loaded into every Node process of a measurement, which writes it down when it ends. */
const file = process.env.MELDROUTE_SPENT
if (file) process.on('exit', () => appendFileSync(file, `${JSON.stringify(spent())}\n`))

function spent(): Spent {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  return { memory: maxRSS * 1024, worked: (userCPUTime + systemCPUTime) / 1000 }
}
