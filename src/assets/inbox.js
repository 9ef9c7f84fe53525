// Says that a list of what waits has changed since it was opened. The page stays as it is until its reader asks for the new
// one. While nobody sees the page nothing is held open; what changed meanwhile is said when it is seen again.
const part = document.querySelector('[data-live]')

if (part && window.EventSource) {
  let source = null
  const end = () => {
    source?.close()
    source = null
  }
  const begin = () => {
    if (source || document.visibilityState !== 'visible' || !part.firstElementChild.hidden) return
    source = new EventSource(part.dataset.live)
    source.addEventListener('changed', () => {
      part.firstElementChild.hidden = false
      end()
    })
  }
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? begin() : end()))
  addEventListener('pagehide', end)
  addEventListener('pageshow', begin)
  begin()
}
