// Reads a page aloud with the browser's own voice, for who asked for it under "How pages look"; part by part, each in its
// language, so that one can stop at any of them. Nothing leaves the device.
const part = document.querySelector('[data-read-aloud]')
const button = part?.querySelector('button')

if (part && button && window.speechSynthesis) {
  const { read, stop } = part.dataset
  part.hidden = false
  const isReading = () => button.getAttribute('aria-pressed') === 'true'
  const show = (reading) => {
    button.setAttribute('aria-pressed', String(reading))
    button.textContent = reading ? stop : read
  }
  const end = () => {
    speechSynthesis.cancel()
    show(false)
  }
  button.addEventListener('click', () => {
    if (isReading()) return end()
    show(true)
    const parts = [
      ...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, th, td, legend, label, figcaption)'),
    ]
    const words = parts.filter(isOwn).map(utter)
    for (const each of words) speechSynthesis.speak(each)
    words.at(-1)?.addEventListener('end', () => show(false))
    if (words.length === 0) show(false)
  })
  addEventListener('pagehide', end)
}

/** Seen, and not a part of another part that is read as a whole. */
function isOwn(element) {
  const inner = element.querySelector('h1, h2, h3, p, li, dt, dd')
  return element.checkVisibility() && !inner && element.textContent.trim() !== ''
}

function utter(element) {
  const words = new SpeechSynthesisUtterance(element.textContent)
  words.lang = element.closest('[lang]')?.lang ?? ''
  return words
}
