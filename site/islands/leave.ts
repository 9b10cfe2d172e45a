/**
 * *Leave this site* replaces this page instead of adding one, so that "back" does not come straight here. Pressing
 * Shift three times does the same: alone it types nothing, and neither browsers nor screen readers use it so.
 */
const times = 3
const within = 2000
let presses: number[] = []

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.leave') : null
  if (!link) return
  event.preventDefault()
  leaveBy(link)
})

document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  if (repeat) return
  presses = key === 'Shift' ? [...presses.filter(at => timeStamp - at < within), timeStamp] : []
  const link = document.querySelector<HTMLAnchorElement>('a.leave')
  if (presses.length === times && link) leaveBy(link)
})

// With Shift held, people select and open links: that is no press of its own.
document.addEventListener('pointerdown', () => {
  presses = []
})

// Whoever comes back after all finds the page, not an empty one.
window.addEventListener('pageshow', () => {
  document.body.hidden = false
})

function leaveBy({ href }: HTMLAnchorElement): void {
  document.body.hidden = true
  document.title = '…'
  location.replace(href)
}
