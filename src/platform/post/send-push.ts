import type { RequestOptions } from 'web-push'
import type { PushKeys } from '../read-post-config.ts'
import { isPushService, type PushSubscription, readSubscription } from './push-subscription.ts'
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
const GONE = [403, 404, 410]

/**
 * Sends by web push: encrypted for the browser alone (RFC 8291), signed with the region's key (RFC 8292), to the push service of
 * the browser's maker. 404 and 410 end the device, and so do 403 (it was added under
 * another key of ours, RFC 8292, 4.2) and keys that are none: its owner is told in another way from then on. 400 and 413 will never be
 * taken; anything else is tried again.
 */
export function sendPushBy({ keys, services, onGone }: PushOrder): (message: OutgoingMessage) => Promise<void> {
  return async ({ toAddress, body }) => {
    const device = readSubscription(toAddress)
    if (!device || !isPushService(device.endpoint, services)) throw new Undeliverable('no push service of ours')
    const details = await detailsOf(device, body, keys).catch(async (cause: Error) => {
      await onGone(device.deviceId)
      throw new Undeliverable('the keys of the device are none', { cause })
    })
    const answer = await fetch(details.endpoint, {
      method: 'POST',
      headers: details.headers as Record<string, string>,
      body: new Uint8Array(details.body ?? Buffer.alloc(0)),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.body?.cancel()
    if (answer.ok) return
    if (GONE.includes(answer.status)) await onGone(device.deviceId)
    const fault = `the push service said ${answer.status}`
    throw [...GONE, 400, 413].includes(answer.status) ? new Undeliverable(fault) : new Error(fault)
  }
}

async function detailsOf({ endpoint, p256dh, auth }: PushSubscription, body: string, keys: PushKeys) {
  const { default: webPush } = await import('web-push')
  const options: RequestOptions = { vapidDetails: keys, TTL: KEPT_SECONDS, contentEncoding: 'aes128gcm' }
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, body, options)
}
