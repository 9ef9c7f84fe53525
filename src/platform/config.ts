import path from 'node:path'
import { LANGUAGES, type Language } from '#base/categories'
import { Invalid } from '#base/errors'
import { type CrashAt, readCrashAt } from './read-crash-at.ts'
import { type MllpConfig, readMllpConfig } from './read-mllp-config.ts'
import { type PostConfig, readPostConfig } from './read-post-config.ts'

/** Everything the environment may set. docs/reference/settings.md explains each line; nothing else reads the environment. */
export type Config = {
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** Absolute address people use; mails and absolute links are built from it, never from a request header. */
  readonly publicUrl: string
  /** postgres:// address, or null for the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null
  /** A second login for the worker's scopes; the same address when not set. */
  readonly workerDatabaseUrl: string | null
  readonly dataFolder: string
  /** Signs session cookies; null means: make one and keep it in the data folder (refused in production). */
  readonly secret: string | null
  /** Addresses of our own proxies: only they may say on whose behalf they ask. */
  readonly proxies: readonly string[]
  /** The region's name on every page. */
  readonly regionName: string
  /** In which people are written to of whom no language is known. */
  readonly language: Language
  /** IANA name of the zone in which the region's own instants are shown; clinical dates are never shifted. */
  readonly timeZone: string
  /** The national identifiers that the region trusts, and how they are made; null: those that are shipped. */
  readonly identityFile: string | null
  /** National eIDs by which people sign in; null: none. */
  readonly eidFile: string | null
  /** Whom people call when it is urgent, and what is asked before a message; null: what is shipped. */
  readonly urgentFile: string | null
  /** Where the quick way out of pages of safety leads; null: what Causeway ships with. */
  readonly wayOut: string | null
  /** A folder of the region's own explanations, reviewed by its clinicians; null: only those that are shipped. */
  readonly explanationsFolder: string | null
  /** Our private keys, with which we ask servers of institutions for tokens. */
  readonly clientKeysFile: string
  /** What opens the picture archives of institutions. */
  readonly archiveSecretsFile: string
  /** Where the hashes of the access log's blocks are kept outside of the database. */
  readonly anchorsFile: string
  /** For so many years the access log is kept. */
  readonly logKeepYears: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  readonly mllp: MllpConfig
  /** The clamd that looks at what people send with messages; null: none. */
  readonly scanner: { readonly host: string; readonly port: number } | null
  /** Mail and SMS. */
  readonly post: PostConfig
  /** Who was invited by e-mail or SMS and has not come: reminded after so many days, at most so often. */
  readonly reminders: { readonly afterDays: number; readonly most: number }
  /** Whether staff must take a second step; within how many days roles are confirmed, and when they are suspended (0: never). */
  readonly staff: { readonly wantsSecondStep: boolean; readonly reviewDays: number; readonly suspendDays: number }
  /** For tests of faults alone: where this process ends itself. */
  readonly crashAt: CrashAt | null
}

/** Reads the settings once, at start. Throws Invalid with the name of the setting and how to mend it. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const production = env.NODE_ENV === 'production'
  const host = env.HOST ?? '127.0.0.1'
  const port = readPort(env.PORT)
  const secret = env.CAUSEWAY_SECRET ?? null
  if (production && (!secret || secret.length < 32))
    throw new Invalid('CAUSEWAY_SECRET must be set in production: at least 32 random characters (openssl rand -hex 32)')
  return {
    production,
    host,
    port,
    publicUrl: env.CAUSEWAY_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    databaseUrl: readDatabaseUrl('DATABASE_URL', env.DATABASE_URL),
    workerDatabaseUrl: readDatabaseUrl('WORKER_DATABASE_URL', env.WORKER_DATABASE_URL),
    dataFolder: path.resolve(env.CAUSEWAY_DATA ?? 'data'),
    secret,
    proxies: (env.CAUSEWAY_PROXIES ?? '').split(',').filter(Boolean),
    regionName: env.CAUSEWAY_REGION ?? 'Nordhavn',
    language: readLanguage(env.CAUSEWAY_LANGUAGE ?? 'en'),
    timeZone: readTimeZone(env.CAUSEWAY_TIME_ZONE ?? 'Europe/Oslo'),
    identityFile: env.CAUSEWAY_IDENTITY ? path.resolve(env.CAUSEWAY_IDENTITY) : null,
    eidFile: env.CAUSEWAY_EID ? path.resolve(env.CAUSEWAY_EID) : null,
    urgentFile: env.CAUSEWAY_URGENT ? path.resolve(env.CAUSEWAY_URGENT) : null,
    wayOut: readWayOut(env.CAUSEWAY_WAY_OUT),
    explanationsFolder: env.CAUSEWAY_EXPLANATIONS ? path.resolve(env.CAUSEWAY_EXPLANATIONS) : null,
    clientKeysFile: path.resolve(
      env.CAUSEWAY_CLIENT_KEYS ?? path.join(env.CAUSEWAY_DATA ?? 'data', 'client-keys.json'),
    ),
    archiveSecretsFile: path.resolve(
      env.CAUSEWAY_ARCHIVE_SECRETS ?? path.join(env.CAUSEWAY_DATA ?? 'data', 'archive-secrets.json'),
    ),
    anchorsFile: path.resolve(env.CAUSEWAY_LOG_ANCHORS ?? path.join(env.CAUSEWAY_DATA ?? 'data', 'log-anchors.jsonl')),
    logKeepYears: readWhole('LOG_KEEP_YEARS', env.LOG_KEEP_YEARS ?? '10', 3, 100),
    logLevel: readLogLevel(env.LOG_LEVEL),
    mllp: readMllpConfig(env, production),
    scanner: readScanner(env.CAUSEWAY_SCANNER),
    post: readPostConfig(env),
    reminders: {
      afterDays: readWhole('REMINDER_DAYS', env.REMINDER_DAYS ?? '7', 1, 365),
      most: readWhole('REMINDERS_MOST', env.REMINDERS_MOST ?? '1', 0, 10),
    },
    staff: {
      wantsSecondStep: readYes('STAFF_SECOND_STEP', env.STAFF_SECOND_STEP, production),
      reviewDays: readWhole('ROLE_REVIEW_DAYS', env.ROLE_REVIEW_DAYS ?? '180', 1, 3650),
      suspendDays: readWhole('ROLE_SUSPEND_DAYS', env.ROLE_SUSPEND_DAYS ?? '30', 0, 3650),
    },
    crashAt: readCrashAt(env.CRASH_AT, production),
  }
}

function readWayOut(text: string | undefined): string | null {
  if (!text) return null
  const address = URL.parse(text)
  if (address?.protocol !== 'https:' || address.username !== '')
    throw new Invalid(`CAUSEWAY_WAY_OUT is "${text}"; it must be an address that begins with https://`)
  return address.href
}

function readScanner(text: string | undefined): Config['scanner'] {
  if (!text) return null
  const address = URL.parse(text)
  if (address?.protocol !== 'clamd:' || !address.hostname || address.username || /[^/]/.test(address.pathname))
    throw new Invalid(`CAUSEWAY_SCANNER is "${text}"; it must be an address such as clamd://127.0.0.1:3310`)
  return { host: address.hostname.replace(/^\[|\]$/g, ''), port: Number(address.port || 3310) }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Invalid(`PORT is "${text}"; it must be a number from 0 to 65535`)
  return port
}

function readWhole(name: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Invalid(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`)
  return number
}

function readLanguage(text: string): Language {
  const language = LANGUAGES.find((known) => known === text)
  if (!language) throw new Invalid(`CAUSEWAY_LANGUAGE is "${text}"; it must be one of ${LANGUAGES.join(', ')}`)
  return language
}

function readYes(name: string, text: string | undefined, without: boolean): boolean {
  if (text === undefined || text === '') return without
  if (text !== 'yes' && text !== 'no') throw new Invalid(`${name} is "${text}"; it must be yes or no`)
  return text === 'yes'
}

function readDatabaseUrl(name: string, text: string | undefined): string | null {
  if (!text) return null
  if (!/^postgres(ql)?:\/\//.test(text)) throw new Invalid(`${name} must begin with postgres:// (it does not)`)
  return text
}

function readLogLevel(text: string | undefined): Config['logLevel'] {
  const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const
  const level = levels.find((known) => known === (text ?? 'info'))
  if (!level) throw new Invalid(`LOG_LEVEL is "${text}"; it must be one of ${levels.join(', ')}`)
  return level
}

function readTimeZone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    throw new Invalid(`CAUSEWAY_TIME_ZONE is "${name}"; it must be a name such as Europe/Oslo`)
  }
}
