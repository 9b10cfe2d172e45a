/** Files that the site is built with. */
export const asJson = (data: unknown): Response =>
  new Response(JSON.stringify(data), { headers: type('application/json') })

export const asText = (text: string, mediaType: string): Response => new Response(text, { headers: type(mediaType) })

const type = (mediaType: string) => ({ 'content-type': mediaType })
