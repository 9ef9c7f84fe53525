import { loadValidator } from '#formats/fhir/validate'
import { type ArchiveHealth, listArchiveHealth } from '#imaging'
import { type FeedHealth, listFeedHealth } from '#ingestion'
import { listPullHealth, type PullHealth } from '#institutions'
import { isScannerUp } from '#messaging'
import { listUnguardedTables } from '#platform/database/list-unguarded-tables'
import { withSystemScope } from '#platform/database/scopes'
import { countAlarms } from '#release'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'
import { describeMllp } from '../start-mllp.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly says: string }

/** Looks at what must be true before people's data may go in, and lists the feeds. Exit 1 when something is wrong. */
export async function doctor(house: House, json: boolean, output: Output): Promise<number> {
  const feeds = await withSystemScope(house.database, { purpose: 'doctor' }, (scope) =>
    listFeedHealth(scope, { days: HEALTH_DAYS }),
  )
  const checks: Check[] = [
    await tableGate(house),
    await rulebookCheck(house),
    await releaseAlarms(house),
    await validatorCheck(),
    inboxCheck(feeds),
    mllpCheck(house, feeds),
    await pullCheck(house),
    await scannerCheck(house),
  ]
  const ok = checks.every((check) => check.ok)
  if (json) output.answer(JSON.stringify({ ok, database: house.database.kind, checks, feeds }))
  else {
    const lines = checks.map((check) => `${check.ok ? 'ok   ' : 'WRONG'}  ${check.name}: ${check.says}`)
    output.answer([...lines, 'Feeds:', ...feeds.map(inWords)].join('\n'))
  }
  return ok ? 0 : 1
}

const HEALTH_DAYS = 30
const LATE_SECONDS = 300

/** A feed on one line: what came, what waits, what needs somebody. */
function inWords(feed: FeedHealth): string {
  const aside = Object.values(feed.quarantined).reduce((sum, count) => sum + count, 0)
  const state = [
    feed.lastMessageAt ? `last message ${feed.lastMessageAt.toISOString()}` : 'no message yet',
    feed.pausedAt && `paused since ${feed.pausedAt.toISOString()}: ${feed.pausedBecause}`,
    feed.waiting > 0 && `${feed.waiting} waiting since ${feed.waitingSince?.toISOString()}`,
    aside > 0 && `${aside} in quarantine`,
    feed.unmatched > 0 && `${feed.unmatched} nobody's yet`,
  ]
  return `  ${feed.feedId}  (${feed.format}, ${feed.institutionId}): ${state.filter(Boolean).join('; ')}`
}

/** What is kept must also be understood: a worker that is not there, or stands still, shows here. */
function inboxCheck(feeds: readonly FeedHealth[]): Check {
  const waiting = feeds.filter(({ pausedAt }) => pausedAt === null)
  const late = waiting.filter(({ lagSeconds }) => lagSeconds !== null && lagSeconds > LATE_SECONDS)
  return {
    name: 'inbox',
    ok: late.length === 0,
    says:
      late.length > 0
        ? `messages wait on ${late.map(({ feedId }) => feedId).join(', ')}; is a worker running (causeway serve)?`
        : `${waiting.reduce((sum, feed) => sum + feed.waiting, 0)} messages wait, none for more than five minutes`,
  }
}

/** Where HL7 v2 may be sent to, and whose it then is. */
function mllpCheck({ config: { mllp } }: House, feeds: readonly FeedHealth[]): Check {
  const known = new Set<string>(feeds.filter(({ format }) => format === 'hl7v2').map(({ feedId }) => feedId))
  const lines = describeMllp(mllp)
  const missing = lines.length === 0 ? [] : [...mllp.feeds.values()].filter((feedId) => !known.has(feedId))
  return {
    name: 'MLLP',
    ok: missing.length === 0 || !mllp.isAskedFor,
    says: [
      ...(lines.length > 0 ? lines : ['off']),
      ...missing.map((feedId) => `there is no HL7 v2 feed ${feedId}`),
    ].join('; '),
  }
}

/** Whether what is fetched came, by the last time that each feed was. */
async function pullCheck(house: House): Promise<Check> {
  const pulls = await withSystemScope(house.database, { purpose: 'doctor' }, async (scope) => [
    ...(await listPullHealth(scope)),
    ...(await listArchiveHealth(scope)),
  ])
  const wrong = pulls.filter(({ because, isLate }) => because !== null || isLate)
  return {
    name: 'pull',
    ok: wrong.length === 0,
    says: wrong.length > 0 ? wrong.map(pullInWords).join('; ') : `${pulls.length} feeds are fetched, none is behind`,
  }
}

function pullInWords({ feedId, because, mend, isLate }: Pick<PullHealth, keyof ArchiveHealth>): string {
  if (because === null) return `${feedId} is late; is a worker running (causeway serve)?`
  return `${feedId}${isLate ? ' is late' : ''}: ${because}. ${mend}`
}

/** None is a choice of the region; one that does not answer keeps every file waiting. */
async function scannerCheck({ config: { scanner } }: House): Promise<Check> {
  const ok = !scanner || (await isScannerUp(scanner))
  const place = scanner && `${scanner.host}:${scanner.port}`
  const says = ok
    ? (place ?? 'none; files of messages are not checked for viruses')
    : `${place} does not answer; files of messages wait`
  return { name: 'scanner', ok, says }
}

async function tableGate(house: House): Promise<Check> {
  const open = await listUnguardedTables(house.database)
  return {
    name: 'row-level security',
    ok: open.length === 0,
    says:
      open.length === 0 ? 'forced on every table of persons' : `missing on ${open.join(', ')}; run causeway migrate`,
  }
}

async function rulebookCheck(house: House): Promise<Check> {
  return withSystemScope(house.database, { purpose: 'doctor' }, async (scope) => {
    const live = await scope.db
      .selectFrom('rulebook')
      .select(['version', 'title'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    return {
      name: 'rulebook',
      ok: Boolean(live),
      says: live ? `version ${live.version}, ${live.title}` : 'none in force; run causeway migrate',
    }
  })
}

/** Nothing may wait for ever on a fault: what could not be decided shows here until somebody has looked. */
async function releaseAlarms(house: House): Promise<Check> {
  const { beingChecked, restricted } = await withSystemScope(house.database, { purpose: 'doctor' }, countAlarms)
  return {
    name: 'release',
    ok: beingChecked + restricted === 0,
    says: `${beingChecked} items are being checked, ${restricted} are shown to nobody because of a label nobody can read`,
  }
}

async function validatorCheck(): Promise<Check> {
  try {
    const validate = await loadValidator()
    const refuses = validate({ resourceType: 'Observation', status: 'banana' } as never).length > 0
    return {
      name: 'FHIR R4 validator',
      ok: refuses,
      says: refuses ? 'refuses what is not R4' : 'accepts what is not R4',
    }
  } catch (fault) {
    return {
      name: 'FHIR R4 validator',
      ok: false,
      says: `cannot be loaded: ${(fault as Error).message}; run npm run build`,
    }
  }
}
