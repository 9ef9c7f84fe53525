import { setTimeout as pause } from 'node:timers/promises'
import { letGoOfPull, notePoll, type Pull } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { readBounded } from '#platform/fetch/read-bounded'
import { type PulledServer, retryAfterOf } from './pulled-server.ts'
import { type Manifest, readManifest } from './read-manifest.ts'

type Waiting = {
  readonly database: Database
  readonly server: PulledServer
  readonly pull: Pull
  /** Stays here until the export is ready; else it answers null, and somebody looks again later. */
  readonly waits: boolean
}

/**
 * Asks how far an export is, as seldom as the server wants, until it is ready (Bulk Data Access 2.0, "Status Request"). A
 * server that is busy or away in between is asked again. Throws FetchFault for one that never gets ready.
 */
export async function waitForExport({ database, server, pull, waits }: Waiting): Promise<Manifest | null> {
  const { limits } = server
  for (let polls = 1; ; polls++) {
    const said = await askOnce(server, pull)
    if ('manifest' in said) return said.manifest
    const wanted = said.seconds ?? 2 ** Math.min(polls, 8)
    const inSeconds = Math.min(Math.max(wanted, limits.leastPollSeconds), limits.mostPollSeconds)
    const waited = await withSystemScope(database, { purpose: 'pull' }, async (scope) => {
      await notePoll(scope, { pullId: pull.pullId, inSeconds })
      if (!waits) await letGoOfPull(scope, { pullId: pull.pullId, trouble: said.trouble })
      return (scope.now.getTime() - pull.startedAt.getTime()) / 1000
    })
    if (waited > limits.exportSeconds) throw neverReady(pull, waited)
    if (!waits) return null
    await pause(inSeconds * 1000, undefined, server.signal ? { signal: server.signal } : {})
  }
}

type Said =
  | { readonly manifest: Manifest }
  | { readonly seconds: number | null; readonly trouble: { because: string; mend: string } | null }

async function askOnce(server: PulledServer, { statusUrl }: Pull): Promise<Said> {
  try {
    const answer = await server.ask(statusUrl!, { headers: { accept: 'application/json' }, wanted: [200, 202] })
    if (answer.status === 200) {
      const text = await readBounded(answer, server.limits.manifestBytes)
      return { manifest: readManifest(text, server.limits) }
    }
    answer.drop()
    return { seconds: retryAfterOf(answer), trouble: null }
  } catch (fault) {
    if (!(fault instanceof FetchFault) || !fault.mayPass) throw fault
    return { seconds: fault.retryAfterSeconds, trouble: { because: fault.message, mend: fault.mend } }
  }
}

function neverReady({ statusUrl }: Pull, waited: number): FetchFault {
  return new FetchFault(
    `${withoutQuery(statusUrl!)} has not been ready for ${Math.round(waited / 60)} minutes, and is given up`,
    {
      mend: 'Ask the institution what its server does; a smaller export (--types, --group) may come to an end.',
      mayPass: false,
    },
  )
}
