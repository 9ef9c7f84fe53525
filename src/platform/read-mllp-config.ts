import { Invalid } from '#base/errors'
import { isLoopback } from './loopback.ts'

/** Where HL7 v2 may be sent to, and how a connection says whose it is. */
export type MllpConfig = {
  readonly host: string
  /** 0: nobody listens. */
  readonly port: number
  /** Somebody set the port, a feed or TLS: then it must be had as it was asked for. */
  readonly isAskedFor: boolean
  /** The feed of all that connect to a port; a port that is not here serves by certificate alone. */
  readonly feeds: ReadonlyMap<number, string>
  /** Files in PEM; null: no TLS. */
  readonly tls: MllpTlsFiles | null
}

export type MllpTlsFiles = {
  readonly key: string
  readonly certificate: string
  /** Whose certificates may connect: mutual TLS. Null: TLS without it. */
  readonly clientAuthorities: string | null
  /** Certificates that were withdrawn. */
  readonly revoked: string | null
}

type Env = Readonly<Record<string, string | undefined>>

const PORT = 2575
/** The synthetic region's own feed (src/region/plan-region.ts). */
const DEMO_FEED = 'demo-hl7v2'

/**
 * Reads the settings of MLLP. Outside production the port serves the demo region's feed unless it is told otherwise; in
 * production nothing listens before it has been said for whom. Beyond loopback only mutual TLS says who connects.
 */
export function readMllpConfig(env: Env, production: boolean): MllpConfig {
  const host = env.MLLP_HOST ?? '127.0.0.1'
  const port = readPort('MLLP_PORT', env.MLLP_PORT ?? String(PORT))
  const tls = readTls(env)
  const named = readFeeds(env.MLLP_FEEDS ?? '', port)
  const byCertificate = tls?.clientAuthorities != null
  if (!isLoopback(host) && !byCertificate)
    throw new Invalid(
      `MLLP_HOST is "${host}", which others can reach; set MLLP_TLS_CLIENT_CA (mutual TLS), or leave it at 127.0.0.1`,
    )
  const feeds = named.size === 0 && !byCertificate && !production ? new Map([[port, DEMO_FEED]]) : named
  const isOff = port === 0 || (feeds.size === 0 && !byCertificate)
  return {
    host,
    port: isOff ? 0 : port,
    isAskedFor: env.MLLP_PORT !== undefined || named.size > 0 || tls !== null,
    feeds,
    tls,
  }
}

/** `2575:orkdal-hl7v2,2576:kystlab-hl7v2`; without a port it is that of MLLP_PORT. */
function readFeeds(text: string, port: number): Map<number, string> {
  const feeds = new Map<number, string>()
  for (const part of text.split(',').filter(Boolean)) {
    const [, at, feed] = /^(?:(\d+):)?([a-z0-9][a-z0-9-]*)$/.exec(part.trim()) ?? []
    if (!feed) throw new Invalid(`MLLP_FEEDS has "${part}"; write PORT:FEED, with commas between`)
    const number = at === undefined ? port : readPort('MLLP_FEEDS', at)
    if (feeds.has(number)) throw new Invalid(`MLLP_FEEDS names two feeds for port ${number}; a port serves one`)
    feeds.set(number, feed)
  }
  return feeds
}

function readTls(env: Env): MllpTlsFiles | null {
  const { MLLP_TLS_KEY: key, MLLP_TLS_CERT: certificate } = env
  const clientAuthorities = env.MLLP_TLS_CLIENT_CA ?? null
  const revoked = env.MLLP_TLS_CRL ?? null
  if (key && certificate) return { key, certificate, clientAuthorities, revoked }
  if (key || certificate || clientAuthorities || revoked)
    throw new Invalid('TLS for MLLP needs both MLLP_TLS_KEY and MLLP_TLS_CERT: files in PEM')
  return null
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Invalid(`${name} is "${text}"; it must be a number from 0 to 65535`)
  return port
}
