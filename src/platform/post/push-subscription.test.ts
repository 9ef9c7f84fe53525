import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPushService, readSubscription, writeSubscription } from './push-subscription.ts'

const SERVICES = ['fcm.googleapis.com', '*.notify.windows.com', 'http://127.0.0.1:4711']

it.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://wns2-db5p.notify.windows.com/w/?token=x', true],
  ['http://127.0.0.1:4711/push/1', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com.evil.example/x', false],
  ['https://evil.example/fcm.googleapis.com', false],
  ['https://user@fcm.googleapis.com/x', false],
  ['https://notify.windows.com.evil.example/x', false],
  ['https://evilnotify.windows.com/x', false],
  ['http://127.0.0.1:22/x', false],
  ['http://169.254.169.254/latest', false],
  ['https://[::1]/x', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s may be sent to: %s', (endpoint, may) => {
  expect(isPushService(endpoint, SERVICES)).toBe(may)
})

it('a subscription goes through an address and comes back; whatever else stands there is none', () => {
  const text = fc.string()
  fc.assert(
    fc.property(fc.record({ deviceId: text, endpoint: text, p256dh: text, auth: text }), text, (one, other) => {
      expect(readSubscription(writeSubscription(one))).toEqual(one)
      expect(readSubscription(other)).toBeNull()
    }),
  )
})
