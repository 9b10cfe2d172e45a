/** Something that is wrong with content: where, and what to write. */
export type Fault = {
  readonly file: string
  readonly line?: number | undefined
  /** The field in words people can look for: `police.phone.dial`. */
  readonly field?: string | undefined
  readonly message: string
  /** What the field means. */
  readonly meaning?: string | undefined
}

/** One fault on a line of its own, the meaning of the field below it. Editors make the beginning a link. */
export function inWords({ file, line, field, message, meaning }: Fault): string {
  const place = line === undefined ? file : `${file}:${line}`
  const said = [place, field, message].filter(part => part !== undefined && part !== '').join(': ')
  return meaning === undefined ? said : `${said}\n    ${meaning}`
}
