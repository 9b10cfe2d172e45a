import type { Language } from './language.ts'

/** What a mail is made of, before it becomes plain text and HTML. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Block[])[] }

export type Layout = { readonly text: string; readonly html: string }

/** The same words twice: for readers of plain text, and as HTML without pictures, scripts or anything from elsewhere. */
export function layOut(blocks: readonly Block[], { title, language }: { title: string; language: Language }): Layout {
  const body = blocks.map(asHtml).join('\n')
  return {
    text: `${blocks.map(asText).join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 Verdana,Arial,sans-serif">
<main dir="auto" style="max-width:36em">
<h1 style="font-size:20px">${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`,
  }
}

/** One line without control characters: nothing in a subject may become a header of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

function asText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'link':
      return `${block.text}:\n${block.href}`
    case 'list':
      return block.items.map((item, index) => `${index + 1}. ${item.map(asText).join('\n')}`).join('\n\n')
  }
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'link':
      return `<p><a href="${escapeHtml(block.href)}">${escapeHtml(block.text)}</a></p>`
    case 'list':
      return `<ol>\n${block.items.map(item => `<li>${item.map(asHtml).join('')}</li>`).join('\n')}\n</ol>`
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `${entities[character]}`)
}
