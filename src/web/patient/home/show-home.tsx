import {
  type ComingChange,
  type Delegate,
  listComingChanges,
  listDelegates,
  listGrownUp,
  listOffers,
  type Offer,
} from '#access'
import { listNewDevices } from '#accounts'
import { listNewAnnouncements } from '#announcements'
import { listDisclosures } from '#audit'
import { type Instant, plusDays } from '#base/instant'
import { listAgreements } from '#institutions'
import { countJournalNews } from '#journal'
import { listThreads, openMessages } from '#messaging'
import type { PatientScope } from '#platform/database/scopes'
import { countFormNews } from '#questionnaires'
import { countAsVisit, listComing, listNews, summariseRecord } from '#record'
import { listSealed } from '#release'
import { listRequests } from '#requests'
import type { Shown, Visit } from '../../shell/visit.ts'
import { entryOf } from '../access-log/entry-of.ts'
import { cardsOf } from '../cards-of.ts'
import { completenessOf } from '../completeness-of.ts'
import { lineOf } from '../requests/show-requests.tsx'
import { rowsOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { type HelpOnHome, HomePage } from './home-page.tsx'

const NEW_ROWS = 5
const NEWEST_ROWS = 3
const COMING_ROWS = 3
const TOLD_DAYS_BEFORE = 90

/** What is new, what waits and until when, what comes next. */
export async function showHome(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  // A HEAD request looks whether there is a page; it is not a visit.
  const lastVisitAt = visit.isHead ? null : await countAsVisit(scope)
  const [news, coming, sealed, counts, agreements, looks, requests, delegates, offers, devices, changes, grownUp] =
    await Promise.all([
      listNews(scope, { since: lastVisitAt, take: few(NEW_ROWS, frame) }),
      listComing(scope, { take: few(COMING_ROWS, frame) }),
      listSealed(scope),
      summariseRecord(scope),
      listAgreements(scope),
      listDisclosures(scope, { take: 20, skip: 0 }),
      listRequests(scope),
      listDelegates(scope),
      listOffers(scope),
      listNewDevices(scope),
      listComingChanges(scope),
      listGrownUp(scope),
    ])
  const hasNoNews = lastVisitAt !== null && news.count === 0
  const newest = hasNoNews ? await listNews(scope, { since: null, take: few(NEWEST_ROWS, frame) }) : null
  const threads = (await openMessages(scope)) ? await listThreads(scope) : null
  const other = looks.find((look) => look.capacity !== scope.capacity)
  const institutions = completenessOf({ agreements, linked: scope.institutions, counts, sealed, now: scope.now })
  return {
    view: (
      <HomePage
        frame={frame}
        givenName={scope.capacity === 'self' ? scope.actor.name.split(' ')[0]! : scope.subjectName}
        lastVisitAt={lastVisitAt}
        rows={rowsOf(news.rows, frame)}
        newCount={news.count}
        newest={rowsOf(newest?.rows ?? [], frame)}
        sealed={await cardsOf(scope, sealed, frame)}
        requests={requests.filter(({ closedAt }) => closedAt === null).map((request) => lineOf(request, scope))}
        unreadMessages={threads?.filter(({ isUnread }) => isUnread).length ?? null}
        journal={await countJournalNews(scope)}
        questionnaires={await countFormNews(scope)}
        announcements={await listNewAnnouncements(scope)}
        appointments={rowsOf(coming, frame)}
        categories={[...new Set([...counts, ...sealed].map((each) => each.category))]}
        devices={devices}
        nextChange={soonest(changes, scope.now)}
        grownUp={grownUp}
        help={scope.capacity === 'self' ? helpOf(delegates, offers, lastVisitAt) : null}
        lastLook={other ? entryOf(other) : null}
        silent={institutions.filter((row) => row.joinsAt !== null || row.quietSince !== null)}
      />
    ),
  }
}

/** On a simple page a third of them. */
function few(usual: number, { looks }: Frame): number {
  return looks?.isSimple ? Math.ceil(usual / 3) : usual
}

/** The first change within the next months; null where there is none. */
function soonest(changes: readonly ComingChange[], now: Instant): string | null {
  const until = plusDays(now, TOLD_DAYS_BEFORE).toISOString().slice(0, 10)
  return changes.find(({ day }) => day <= until)?.day ?? null
}

function helpOf(delegates: readonly Delegate[], offers: readonly Offer[], since: Instant | null): HelpOnHome {
  const live = delegates.filter(({ state }) => state === 'live')
  return {
    count: new Set(live.map(({ accountId }) => accountId)).size,
    accepted: live.filter(({ relation, validFrom }) => relation !== null && since !== null && validFrom > since),
    waiting: offers.filter(({ state }) => state === 'waits').map(({ helperName }) => helperName),
  }
}
