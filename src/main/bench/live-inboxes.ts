import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '#base/errors'
import { openPostgres } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { setUpTeam, signIn, startWeb } from './page-region.ts'
import { residentMegabytes } from './resident-megabytes.ts'
import type { Finding } from './rounds.ts'
import { runStatement } from './scratch.ts'
import type { Workshop } from './workshop.ts'

const MEMORY_MB = 300
const OF_ONE_SESSION = 5
const PATIENCE_MS = 60_000

type Listener = { readonly hasHeard: () => boolean; readonly close: () => void }

/** Inboxes that are open in a browser, all of one team: the most memory of the web process from the first until all were told. */
export async function liveInboxes(shop: Workshop): Promise<Finding> {
  const { live } = shop.sizes
  const url = await shop.scratch.create('live', await shop.template())
  await runStatement(url, 'fill-inbox.sql', { threads: 100 })
  const database = openPostgres(url)
  const emails = Array.from({ length: Math.ceil(live / OF_ONE_SESSION) }, (_, at) => `live-${at}@bench.example`)
  await withSystemScope(database, { purpose: 'bench' }, (scope) => setUpTeam(scope, emails))
  await database.close()
  const web = await startWeb(url)
  const listeners: Listener[] = []
  try {
    const atRest = await residentMegabytes(web.pid)
    const cookies: string[] = []
    for (const email of emails) cookies.push(await signIn(web.origin, email))
    for (const cookie of cookies) {
      const missing = Math.min(OF_ONE_SESSION, live - listeners.length)
      listeners.push(...(await Promise.all(Array.from({ length: missing }, () => listen(web.origin, cookie)))))
    }
    const from = performance.now()
    let most = await residentMegabytes(web.pid)
    await runStatement(url, 'say-to-team.sql')
    while (!listeners.every(({ hasHeard }) => hasHeard())) {
      if (performance.now() - from > PATIENCE_MS) throw new Unavailable('not every inbox was told')
      most = Math.max(most, await residentMegabytes(web.pid))
      await pause(50)
    }
    shop.note(
      `${live} inboxes told after ${Math.round(performance.now() - from)} ms; ${Math.round(atRest)} MB without them`,
    )
    return { ours: Math.max(most, await residentMegabytes(web.pid)), floor: MEMORY_MB }
  } finally {
    for (const { close } of listeners) close()
    await web.stop()
  }
}

function listen(origin: string, cookie: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/clinic/messages/live`, { headers: { cookie }, agent: false }, (answer) => {
      let hasHeard = false
      answer.on('data', (piece: Buffer) => {
        hasHeard ||= piece.includes('event: changed')
      })
      answer.on('error', () => undefined)
      if (answer.statusCode === 200) resolve({ hasHeard: () => hasHeard, close: () => asked.destroy() })
      else reject(new Unavailable(`an inbox answered ${answer.statusCode}`))
    })
    asked.on('error', reject)
    asked.end()
  })
}
