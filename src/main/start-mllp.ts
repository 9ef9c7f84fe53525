import { Unavailable } from '#base/errors'
import type { Log } from '#platform/log'
import type { MllpConfig } from '#platform/read-mllp-config'
import { listenForMllp, type MllpListener, type MllpOrder } from '../feeds/mllp/listen-for-mllp.ts'

export type MllpStart = {
  readonly listener: MllpListener
  /** For people: where, and for which feed. */
  readonly lines: readonly string[]
}

/**
 * Opens the ports that the settings name; null where there are none. A port that nobody asked for by name may be taken:
 * then the rest goes on without it, and the log says so.
 */
export async function startMllp(
  config: MllpConfig,
  order: Omit<MllpOrder, 'host' | 'ports' | 'tls'> & { readonly log: Log },
): Promise<MllpStart | null> {
  const ports = portsOf(config)
  if (ports.size === 0) return null
  try {
    const listener = await listenForMllp({ ...order, host: config.host, ports, tls: config.tls })
    return { listener, lines: describeMllp(config) }
  } catch (fault) {
    if (config.isAskedFor || !(fault instanceof Unavailable)) throw fault
    order.log.warn('mllp is off', { message: fault.message })
    return null
  }
}

/** One line for each port: what doctor and the greeting say. */
export function describeMllp(config: MllpConfig): string[] {
  const how = config.tls ? (config.tls.clientAuthorities ? ', mutual TLS' : ', TLS') : ''
  return [...portsOf(config)].map(
    ([port, feed]) =>
      `HL7 v2 over MLLP at ${config.host}:${port}${how}, feed ${feed ?? 'as the client certificate says'}`,
  )
}

/** Each port with its feed; null where certificates say. */
function portsOf({ port, feeds, tls }: MllpConfig): Map<number, string | null> {
  if (port === 0) return new Map()
  const own = tls?.clientAuthorities && !feeds.has(port) ? [[port, null] as const] : []
  return new Map([...own, ...feeds])
}
