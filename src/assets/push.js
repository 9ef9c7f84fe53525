// Lets the browser of this device tell that there is something: asks for its permission, and hands over where it can be told.
const part = document.querySelector('[data-push]')

if (part && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  const form = part.querySelector('form')
  part.hidden = false

  const say = (found) => {
    for (const line of part.querySelectorAll('[data-found]')) line.hidden = line.dataset.found !== found
  }
  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
  const active = (registration) =>
    new Promise((resolve) => {
      if (registration.active) return resolve(registration)
      const worker = registration.installing ?? registration.waiting
      worker.addEventListener('statechange', () => worker.state === 'activated' && resolve(registration))
    })
  const subscribe = async () => {
    const registration = await active(await navigator.serviceWorker.register(part.dataset.worker))
    return registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(part.dataset.key),
    })
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    say('')
    if ((await Notification.requestPermission()) !== 'granted') return say('refused')
    try {
      const { endpoint, keys } = (await subscribe()).toJSON()
      form.elements.endpoint.value = endpoint
      form.elements.p256dh.value = keys.p256dh
      form.elements.auth.value = keys.auth
      form.submit()
    } catch {
      say('impossible')
    }
  })
}
