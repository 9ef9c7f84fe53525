// Runs in the browser while no page is open: shows that there is something, and opens the portal. What comes says no more than that.
self.addEventListener('push', (event) => {
  const { title, body, address, language, direction } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang: language,
      dir: direction,
      tag: title,
      data: { address },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(event.notification.data.address))
})
