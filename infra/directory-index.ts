/**
 * Runs at the edge in CloudFront's own JavaScript: S3 behind origin access control serves no `index.html` of folders.
 * A last part without a dot is a folder, with or without the slash.
 */
export const directoryIndex = `function handler(event) {
  const request = event.request
  const last = request.uri.slice(request.uri.lastIndexOf('/') + 1)
  if (last === '') request.uri += 'index.html'
  else if (!last.includes('.')) request.uri += '/index.html'
  return request
}
`
