import type { Receipt } from '#domain/receipt.ts'
import { fill } from '#domain/text.ts'
import { inWords } from '#domain/words.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { line, type Stop } from './line.ts'
import { page } from './page.ts'
import { pathTo } from './paths.ts'
import { call } from './phones.ts'
import type { PageWording, Wording } from './wording.ts'

/** The message is in: who has it, until when, who is next. The code is shown here and never again. */
export function receiptPage(receipt: Receipt, wording: PageWording): string {
  const { form, shared } = wording
  const words = form.receipt
  const main = html`<h1 tabindex="-1">${words.heading}</h1>
<p class="notice"><strong>${words.notReport}</strong></p>
${receipt.phoneNow && phoneNow(wording)}
<div class="two">${codes(receipt, wording)}
<div>${line(stopsOf(receipt, wording), shared.line)}
<p>${words.nobodyReads} ${words.moreUrgent} ${call('police', wording)}.</p></div></div>`
  return page({ title: words.title, main, counterpart: 'status' }, wording)
}

/** What to keep, if that is safe: nobody can give it again. */
function codes({ reference, receipt }: Receipt, { language, form }: Wording): Html {
  const words = form.receipt
  return html`<div class="codes"><div class="card"><h2>${words.number}</h2><p class="code">${reference}</p>
<h2>${words.code}</h2><p class="code">${grouped(receipt)}</p>
<p class="quiet">${words.keep}</p></div>
<p class="quiet print-hide">${words.print} <a href="${pathTo('status', language)}">${words.follow}</a>.</p></div>`
}

function phoneNow(wording: Wording): Html {
  const { phoneNowHeading, phoneNow: text } = wording.form.receipt
  return html`<div class="danger"><p><strong>${phoneNowHeading}: ${call('police', wording)}</strong></p><p>${text}</p></div>`
}

function stopsOf(receipt: Receipt, wording: Wording): readonly Stop[] {
  const { language, form } = wording
  const { receivedAt, explanation, stops } = receipt
  const received: Stop = { place: 'past', when: inWords(receivedAt, language), title: form.receipt.received }
  const why = html`<p class="quiet">${form.receipt.why} ${explanation}</p>`
  const ahead = stops.slice(stops.findIndex(({ role }) => role === receipt.handler) + 1)
  const now: Stop = {
    place: 'now',
    when: fill(form.receipt.until, { time: inWords(receipt.dueAt, language) }),
    title: handlerTitle(receipt, wording),
    more: ahead.length === 0 ? html`${why}<p>${form.receipt.again}</p>` : why,
  }
  return [received, now, ...ahead.map(stop => stopAhead(stop, wording))]
}

function handlerTitle({ handler, region }: Receipt, { form, shared }: Wording): string {
  if (handler === 'nationalDesk') return form.receipt.nowNational
  return fill(form.receipt.now, { role: shared.roles[handler].the, region: region.name })
}

function stopAhead({ role, at, held }: Receipt['stops'][number], { language, form, shared }: Wording): Stop {
  return {
    place: 'later',
    when: fill(form.receipt.onlyIf, { time: inWords(at, language) }),
    title: fill(form.receipt.then, { role: shared.roles[role].the }),
    more: !held && html`<p class="quiet">${form.receipt.notHeld}</p>`,
  }
}
