import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '#accounts'
import { TooMany } from '#base/errors'
import { readPagingInstant } from '#base/paging-instant'
import { openTeams, watchTeams } from '#messaging'
import type { Database } from '#platform/database/open-database'
import { keepLiveTokens } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { type RoundsOrder, startRounds } from '#platform/start-rounds'
import { paths } from '../../paths.ts'
import { type Doorkeeper, glimpse } from '../../shell/open-page.tsx'
import { readVisit } from '../../shell/visit.ts'

/** How long one may be open, how often it is asked whether its session lives, and how many there may be. */
export type LiveRules = {
  readonly longestMs: number
  readonly everyMs: number
  readonly most: number
  readonly mostOfOne: number
}

export const LIVE_RULES: LiveRules = { longestMs: 3_600_000, everyMs: 25_000, most: 5_000, mostOfOne: 6 }

type Parts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly log: Log
  readonly liveInbox?: LiveRules
}

type Open = { readonly token: string; readonly response: ServerResponse; readonly end: () => void }

/**
 * Says to inboxes that are open in a browser that their list has changed (server-sent events, HTML 9.2): that, and nothing of
 * whom or what. A stream ends with its session and does not keep it alive.
 */
export function addLiveInbox(server: FastifyInstance, parts: Parts, keeper: Doorkeeper): void {
  const { database, log, liveInbox: rules = LIVE_RULES } = parts
  const watch = watchTeams(database, { log })
  const streams = new Set<Open>()
  const beats = startBeats(streams, { database, log, everyMs: rules.everyMs })
  server.addHook('preClose', async () => {
    for (const { end } of [...streams]) end()
    await Promise.all([watch.stop(), beats.stop()])
  })
  server.get(paths.liveInbox(), async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = readVisit(request, parts.accounts.tokenOf)
    const teams = await glimpse(keeper, { who: ['clinician', 'secretary'] }, visit, openTeams)
    const token = visit.token!
    const isMany = [...streams].filter((each) => each.token === token).length >= rules.mostOfOne
    if (isMany || streams.size >= rules.most)
      throw new TooMany('live inbox', { detail: 'too many are open', retryAfterSeconds: 60 })
    const response = beginStream(reply)
    if (visit.isHead) return void response.end()
    keep(token, response)
    const tell = () => void response.write('event: changed\ndata:\n\n')
    const unsubscribe = await watch.subscribe(teams, tell)
    response.once('close', unsubscribe)
    if (response.closed) unsubscribe()
    const since = readPagingInstant(visit.query.since ?? '')
    if (since && (await watch.hasNews(teams, since))) tell()
  })

  function keep(token: string, response: ServerResponse): void {
    const one: Open = { token, response, end: () => void response.end() }
    const life = setTimeout(one.end, rules.longestMs)
    streams.add(one)
    response.once('close', () => {
      clearTimeout(life)
      streams.delete(one)
    })
  }
}

/** The headers of any page, and the beginning of a stream that nobody on the way keeps. */
function beginStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 5000\n\n')
  return raw
}

type Beats = Pick<RoundsOrder, 'everyMs'> & { readonly database: Database; readonly log: Log }

/** A sign of life on each stream, so that nothing between takes it for dead; those whose session is over end. */
function startBeats(streams: ReadonlySet<Open>, { database, log, everyMs }: Beats) {
  return startRounds({ everyMs, what: 'keeping inboxes live', log }, async () => {
    if (streams.size === 0) return
    const alive = await keepLiveTokens(database, [...new Set([...streams].map(({ token }) => token))])
    for (const { token, response, end } of [...streams])
      if (alive.has(token)) response.write(': here\n\n')
      else end()
  })
}
