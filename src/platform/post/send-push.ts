import type { RequestOptions } from 'web-push'
import type { PushKeys } from '../read-post-config.ts'
import { isPushService, readSubscription } from './push-subscription.ts'
import { type OutgoingMessage, Undeliverable } from './sender.ts'

export type PushOrder = {
  readonly keys: PushKeys
  /** Hosts of push services. */
  readonly services: readonly string[]
  /** The browser has taken its permission back: nothing goes to this device any more. */
  readonly onGone: (deviceId: string) => Promise<void>
}

/** After a day it is no news any more (RFC 8030, 5.2), in seconds. */
const KEPT_SECONDS = 86_400
const PATIENCE_MS = 20_000

/**
 * Sends by web push: encrypted for the browser alone (RFC 8291), signed with the region's key (RFC 8292), to the push service of
 * the browser's maker. 404 and 410 end the device; 400, 401, 403 and 413 will never be taken; anything else is tried again.
 */
export function sendPushBy({ keys, services, onGone }: PushOrder): (message: OutgoingMessage) => Promise<void> {
  return async ({ toAddress, body }) => {
    const device = readSubscription(toAddress)
    if (!device || !isPushService(device.endpoint, services)) throw new Undeliverable('no push service of ours')
    const { default: webPush } = await import('web-push')
    const details = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      body,
      { vapidDetails: keys, TTL: KEPT_SECONDS, contentEncoding: 'aes128gcm' } satisfies RequestOptions,
    )
    const answer = await fetch(details.endpoint, {
      method: 'POST',
      headers: details.headers as Record<string, string>,
      body: new Uint8Array(details.body ?? Buffer.alloc(0)),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.body?.cancel()
    if (answer.ok) return
    if (answer.status === 404 || answer.status === 410) await onGone(device.deviceId)
    const fault = `the push service said ${answer.status}`
    throw [400, 401, 403, 404, 410, 413].includes(answer.status) ? new Undeliverable(fault) : new Error(fault)
  }
}
