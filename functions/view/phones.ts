import { type Html, html } from './html.ts'
import type { FormWords, PageWording, Wording } from './wording.ts'

export type PhoneName = keyof FormWords['phones']

/** A number to press. */
export function call(name: PhoneName, { form }: Pick<Wording, 'form'>): Html {
  const { number, dial } = form.phones[name]
  return html`<a href="tel:${dial}">${number}</a>`
}

/** National numbers, the number as the biggest thing. */
export function phoneList(names: readonly PhoneName[], wording: Pick<Wording, 'form'>): Html {
  const items = names.map(name => {
    const { who, number, dial, note } = wording.form.phones[name]
    return html`<li><strong>${who}</strong><br><a class="call" href="tel:${dial}">${number}</a> <span class="hours">${note}</span></li>`
  })
  return html`<ul class="phones">${items}</ul>`
}

/** Before everything else on a page that takes something in. */
export function dangerBanner({ site: { danger } }: Pick<PageWording, 'site'>): Html {
  return html`<aside class="danger" aria-label="${danger.label}"><p><strong>${danger.question} <a href="tel:112">${danger.call}</a></strong></p><p>${danger.text}</p></aside>`
}
