/** A pattern where `*` is anything, slashes too, and `?` is one character: as CloudFront and the AWS CLI have it. */
export function wildcard(pattern: string): (text: string) => boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const expression = new RegExp(`^${source}$`, 's')
  return text => expression.test(text)
}
