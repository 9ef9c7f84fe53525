import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { publishRulePack } from '#access'
import { Invalid } from '#base/errors'
import { foundRulebook } from '#governance'
import type { MatchRules } from '#patient-index'
import type { Config } from '#platform/config'
import { migrate } from '#platform/database/migrate'
import {
  connectOwner,
  type Database,
  describeLogin,
  openEmbedded,
  openPostgres,
} from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { lockFolder } from '#platform/lock'
import { readMatchRules } from './read-match-rules.ts'

const SHIPPED_RULEBOOK = new URL('../../rulebooks/default.yaml', import.meta.url)
const SHIPPED_PACK = new URL('../../rulebooks/children/default.yaml', import.meta.url)

/** Everything a command or server works with, and how to close it. */
export type House = {
  readonly config: Config
  readonly database: Database
  readonly secret: string
  readonly matchRules: MatchRules
  readonly close: () => Promise<void>
}

/** Opens the database this machine is set up for; `mayMigrate` brings its schema up to date first. */
export async function openHouse(config: Config, { mayMigrate }: { readonly mayMigrate: boolean }): Promise<House> {
  const matchRules = readMatchRules(config)
  const house = await (config.databaseUrl
    ? openServerHouse(config, config.databaseUrl, mayMigrate)
    : openEmbeddedHouse(config))
  return { ...house, matchRules }
}

type OpenDatabase = Omit<House, 'matchRules'>

async function openServerHouse(config: Config, url: string, mayMigrate: boolean): Promise<OpenDatabase> {
  const login = await describeLogin(url)
  if (config.production && login.ownsTheHouse)
    throw new Invalid(
      `in production the database login "${login.name}" may not be an owner or superuser: row-level security would not bind it. ` +
        'Use a login that is only a member of causeway_web and causeway_worker (docs/guides/run-a-site.md).',
    )
  const migrates = mayMigrate && login.ownsTheHouse
  if (migrates) await migrateServer(url)
  const database = openPostgres(url, config.workerDatabaseUrl ?? url)
  if (migrates) await publishShippedRulebook(database)
  return { config, database, secret: config.secret ?? (await ownSecret(config.dataFolder)), close: database.close }
}

/** Brings a server's schema up to date as the login of `url`, which must own it. Answers the new files' names. */
export async function migrateServer(url: string): Promise<string[]> {
  const owner = await connectOwner(url)
  try {
    return await migrate(owner)
  } finally {
    await owner.close()
  }
}

async function openEmbeddedHouse(config: Config): Promise<OpenDatabase> {
  const unlock = await lockFolder(config.dataFolder)
  try {
    const pglite = await PGlite.create(path.join(config.dataFolder, 'database'))
    await migrate({ query: (text, values) => pglite.query(text, values) })
    const database = await openEmbedded(pglite)
    await publishShippedRulebook(database)
    const close = async () => {
      await database.close()
      await unlock()
    }
    return { config, database, secret: config.secret ?? (await ownSecret(config.dataFolder)), close }
  } catch (fault) {
    await unlock()
    throw fault
  }
}

/** The rulebook, and the rule pack for children and capacity, of the shipped files, where none is in force yet. */
export async function publishShippedRulebook(database: Database): Promise<void> {
  const yaml = await readFile(SHIPPED_RULEBOOK, 'utf8')
  await withSystemScope(database, { purpose: 'publish rulebook' }, async (scope) => {
    const known = await scope.db.selectFrom('rulebook').select('version').limit(1).executeTakeFirst()
    if (!known) await foundRulebook(scope, { yaml })
    const pack = await scope.db.selectFrom('rulePack').select('version').limit(1).executeTakeFirst()
    if (!pack) await publishRulePack(scope, { yaml: await readFile(SHIPPED_PACK, 'utf8') })
  })
}

/**
 * The secret that signs cookies where none is set: made once, readable by its owner only, so that a restart signs
 * nobody out.
 */
async function ownSecret(folder: string): Promise<string> {
  const file = path.join(folder, 'secret')
  try {
    return await readFile(file, 'utf8')
  } catch {
    const secret = randomBytes(32).toString('hex')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(file, secret, { mode: 0o600 })
    return secret
  }
}
