/** A page of the desk or of the tracker with its filters, as `deskPath` writes it; nothing else can be come back to. */
const deskPage =
  /^\/(?:loket|en\/desk|voortgang|en\/progress)\/(?:[A-Za-z0-9-]+(?:\.[0-9]+)?\/)*(?:\?[A-Za-z0-9=&.-]*)?$/

/** Where somebody may be led after signing in: the page asked for when it is one of these, else the desk itself. */
export function returnAddress(asked: unknown, fallback: string): string {
  return typeof asked === 'string' && asked.length <= 200 && deskPage.test(asked) ? asked : fallback
}
