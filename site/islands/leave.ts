/** *Leave this site* replaces this page instead of adding one, so that "back" does not come straight here. */
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.leave') : null
  if (!link) return
  event.preventDefault()
  document.body.hidden = true
  location.replace(link.href)
})
