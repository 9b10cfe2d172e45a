import { currentInvocation } from './invocation.ts'

export type LogLines = {
  /** What the functions logged, each line with what its function was about. */
  readonly lines: readonly { readonly about: string; readonly line: string }[]
  /** Prints in spite of it. */
  readonly print: (text: string) => void
}

/** Functions write their log on standard output: it is read here, with the function that wrote it. */
export function readLog(): LogLines {
  const lines: { about: string; line: string }[] = []
  const print = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array) => {
    lines.push({ about: currentInvocation()?.label ?? '', line: String(chunk) })
    return true
  }
  return { lines, print: text => void print(text) }
}
