/** A browser on a device that wants to be told (Push API), and where its push service takes messages for it. */
export type PushSubscription = {
  readonly deviceId: string
  readonly endpoint: string
  /** The browser's public key and its secret, base64url (RFC 8291, 3). */
  readonly p256dh: string
  readonly auth: string
}

/** As it stands in the address of a message. */
export function writeSubscription({ deviceId, endpoint, p256dh, auth }: PushSubscription): string {
  return JSON.stringify({ deviceId, endpoint, p256dh, auth })
}

/** Null for what is none. */
export function readSubscription(text: string): PushSubscription | null {
  try {
    const found = JSON.parse(text) as Partial<PushSubscription>
    const isWhole = [found.deviceId, found.endpoint, found.p256dh, found.auth].every((each) => typeof each === 'string')
    return isWhole ? (found as PushSubscription) : null
  } catch {
    return null
  }
}

/**
 * Whether messages may be sent there: https, and a host of the push services that the region allows; `*.` stands for any name below. A
 * browser says its address by itself, and would otherwise send the house anywhere.
 */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, hostname, username, password } = new URL(endpoint)
  if (username || password) return false
  return services.some((service) => {
    if (service.startsWith('http://')) return protocol === 'http:' && `http://${host}` === service
    if (protocol !== 'https:' || host !== hostname) return false
    return service.startsWith('*.') ? hostname.endsWith(service.slice(1)) : hostname === service
  })
}
