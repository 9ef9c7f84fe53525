import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Unavailable } from '#base/errors'
import { setUpInstitutions } from '#institutions'
import { readConfig } from '#platform/config'
import { withSystemScope } from '#platform/database/scopes'
import { planRegion } from '#region/plan-region'
import { openHouse } from '../open-house.ts'
import { compiled, runProgram, type Served, startProgram } from './run-program.ts'
import { runStatement } from './scratch.ts'
import { freePort } from './start-postgres.ts'

/** A process that takes HL7 v2 in. */
export type Feed = Served & { readonly port: number }

/** `causeway serve` with these roles, on PostgreSQL (`DATABASE_URL`) or the embedded database (`CAUSEWAY_DATA`). */
export async function startFeed(roles: string, env: Readonly<Record<string, string>>): Promise<Feed> {
  const port = await freePort()
  const settings = { ...env, MLLP_PORT: String(port), LOG_LEVEL: 'error' }
  return { ...(await startProgram(compiled('feed-process.js'), [roles], settings)), port }
}

export type Sent = {
  readonly answered: number
  readonly seconds: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** Eight connections, each waiting for its answer; throws when one answer was not AA. */
export async function sendResults(
  port: number,
  how: { readonly messages: number; readonly run: string } | { readonly seconds: number; readonly run: string },
): Promise<Sent> {
  const said = await runProgram('mllp-load.mjs', JSON.stringify({ port, connections: 8, ...how }))
  const sent = JSON.parse(said) as Sent & { refused: number }
  if (sent.refused > 0 || sent.answered === 0) throw new Unavailable(`${sent.refused} messages were not taken`)
  return sent
}

/** Waits until everything that was kept has been understood. */
export async function untilUnderstood(url: string): Promise<void> {
  for (;;) {
    const [row] = await runStatement(url, 'waiting.sql')
    if (row!.waiting === 0) return
    await setTimeout(50)
  }
}

/** An embedded database with the region's institutions; answers its folder. */
export async function makeEmbedded(folder: string): Promise<string> {
  const data = await mkdtemp(path.join(folder, 'embedded-'))
  const house = await openHouse(readConfig({ CAUSEWAY_DATA: data }), { mayMigrate: true })
  await withSystemScope(house.database, { purpose: 'bench' }, (scope) =>
    setUpInstitutions(scope, planRegion({ people: 10, seed: 1, today: scope.now.toISOString().slice(0, 10) })),
  )
  await house.close()
  return data
}
