/**
 * What a spreadsheet would calculate begins with an apostrophe, and so does what would look like that afterwards: taking
 * one apostrophe away gives back what was written.
 */
export const asCell = (text: string): string => (calculated.test(text) ? `'${text}` : text)

/** Reads a cell that was written as above. */
export const fromCell = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell)

/** Also after blanks, and in the wide letters of East Asian keyboards. */
const calculated = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/
const neutralised = /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/
