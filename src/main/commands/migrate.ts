import type { Config } from '#platform/config'
import { migrateServer, openHouse } from '../open-house.ts'
import type { Output } from '../output.ts'

/** Brings the schema up to date and puts the shipped rulebook in force if there is none. */
export async function migrateOnly(config: Config, _options: unknown, output: Output): Promise<number> {
  const fresh = config.databaseUrl ? await migrateServer(config.databaseUrl) : []
  const house = await openHouse(config, { mayMigrate: true })
  await house.close()
  output.answer(fresh.length > 0 ? `Applied ${fresh.join(', ')}` : 'The database is up to date.')
  return 0
}
