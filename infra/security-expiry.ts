/**
 * Until when `security.txt` may be believed, for pages that are built now: the first of the month eleven months on, which
 * is less than a year away (RFC 9116) and changes once a month, so that pages are not built anew every day.
 */
export function goodUntil(now: Date): string {
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 11, 1))
  return end.toISOString().replace('.000Z', 'Z')
}
