import type { GrownUp } from '#access'
import type { NewDevice } from '#accounts'
import type { ReadAnnouncement } from '#announcements'
import type { Category } from '#base/categories'
import { type Instant, plusDays } from '#base/instant'
import type { Words } from '#messages/translator'
import type { FormNews } from '#questionnaires'
import { Notice } from '#ui/notice/notice'
import { Rows } from '#ui/rows/rows'
import { deviceWords } from '../../account/ways-in/device-words.ts'
import { paths } from '../../paths.ts'
import { AccessSentence } from '../access-log/access-sentence.tsx'
import { NewAnnouncements } from '../announcements/announcement-pages.tsx'
import { quietOf, silenceOf } from '../completeness-words.ts'
import { kindWords } from '../delegates/delegate-words.ts'
import { GrownUpNotices } from '../growing/grown-up.tsx'
import { dayIn } from '../growing/show-growing.tsx'
import { ItemRow } from '../item-row.tsx'
import { Later } from '../later.tsx'
import { PortalPage } from '../portal-page.tsx'
import { type RequestLine, RequestLines } from '../requests/requests-page.tsx'
import { SealedCards } from '../sealed-cards.tsx'
import type { AccessLogEntry, CompletenessRow, Frame, ListRow, SealedCardView } from '../view-types.ts'

export type HomePageProps = {
  readonly frame: Frame
  /** The name to greet with: the given name, or the subject's name when somebody acts for another. */
  readonly givenName: string
  /** Null at the first visit. */
  readonly lastVisitAt: Instant | null
  /** The newest rows since the last visit (at the first visit: the newest), at most five. */
  readonly rows: readonly ListRow[]
  readonly newCount: number
  /** The newest of all, where nothing new has come. */
  readonly newest?: readonly ListRow[]
  readonly sealed: readonly SealedCardView[]
  /** What has been asked for and waits for its answer. */
  readonly requests: readonly RequestLine[]
  /** Threads in which a team has written since they were read; null to who may not read messages. */
  readonly unreadMessages: number | null
  /** How many teams ask to be answered about measurements, and how many of their words are new. */
  readonly journal: { readonly asks: number; readonly words: number }
  /** The same of questionnaires, and how many there are in all. */
  readonly questionnaires: FormNews
  /** What services tell groups, not opened yet. */
  readonly announcements: readonly ReadAnnouncement[]
  /** Coming ones only, soonest first. */
  readonly appointments: readonly ListRow[]
  /** The categories in which something is open or waits. */
  readonly categories: readonly Category[]
  /** The newest look by somebody else. */
  readonly lastLook: AccessLogEntry | null
  /** Sign-ins from devices that were new, which the reader has not said to know of. */
  readonly devices: readonly NewDevice[]
  /** Null to a helper: who else helps is the person’s to know. */
  readonly help: HelpOnHome | null
  /** The day of a birthday, in the next months, that changes who sees what. */
  readonly nextChange?: string | null
  /** Whose records a birthday has closed to the reader lately. */
  readonly grownUp?: readonly GrownUp[]
  /** Institutions that have sent nothing yet. */
  readonly silent: readonly CompletenessRow[]
}

export type HelpOnHome = {
  /** How many may see the record now, guardians too. */
  readonly count: number
  /** Who accepted since the last visit. */
  readonly accepted: readonly { readonly name: string; readonly categories: readonly Category[] | null }[]
  /** Who has not answered yet. */
  readonly waiting: readonly string[]
}

/** The first page: what is new, what waits, what comes next. */
export function HomePage(props: HomePageProps) {
  const { frame, givenName, sealed, categories } = props
  const { w } = frame
  const isSelf = frame.visitor?.subject?.isSelf ?? true
  return (
    <PortalPage frame={frame} title={w.home.title}>
      <h1>{isSelf ? w.home.greeting({ name: givenName }) : w.home.otherGreeting({ name: givenName })}</h1>
      <NewDevices devices={props.devices} frame={frame} />
      {props.nextChange && (
        <Notice kind="info">
          <p>
            {w.growing.soon({ day: dayIn(props.nextChange, frame) })} <a href={paths.growing()}>{w.growing.soonLink}</a>
          </p>
        </Notice>
      )}
      <GrownUpNotices grownUp={props.grownUp ?? []} frame={frame} />
      <NewMessages count={props.unreadMessages ?? 0} frame={frame} />
      <NewAnnouncements announcements={props.announcements} frame={frame} />
      <FromTeams news={props.journal} said={w.journal.home} href={paths.journal()} />
      <FromTeams news={props.questionnaires} said={w.questionnaires.home} href={paths.questionnaires()} />
      <NewRows props={props} />
      <SealedCards cards={sealed} frame={frame} />
      <Asked lines={props.requests} frame={frame} />
      <Next appointments={props.appointments} frame={frame} />
      <Record
        categories={frame.looks?.isSimple ? [] : categories}
        hasQuestionnaires={props.questionnaires.all > 0}
        frame={frame}
      />
      <Later frame={frame}>
        {/* To others the log may show their own looks only: that nobody else has looked is not known. */}
        {(props.lastLook || isSelf) && <LastLook entry={props.lastLook} frame={frame} />}
        {props.help && <Help help={props.help} frame={frame} />}
        <NotHere silent={props.silent} frame={frame} />
      </Later>
    </PortalPage>
  )
}

type RecordProps = Pick<HomePageProps, 'categories' | 'frame'> & { readonly hasQuestionnaires: boolean }

function Record({ categories, hasQuestionnaires, frame }: RecordProps) {
  const { w } = frame
  return (
    <section>
      <h2>{w.home.record}</h2>
      {categories.length > 0 && (
        <ul class="chips">
          {categories.map((category) => (
            <li>
              <a href={paths.category(category)}>{w.categories[category].name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.record()}>{w.home.allCategories}</a> · <a href={paths.summary()}>{w.summary.home}</a> ·{' '}
        <a href={paths.medicines()}>{w.medicines.title}</a> · <a href={paths.journal()}>{w.journal.title}</a> ·{' '}
        <a href={paths.sharing()}>{w.sharing.title}</a>
        {hasQuestionnaires && (
          <>
            {' · '}
            <a href={paths.questionnaires()}>{w.questionnaires.title}</a>
          </>
        )}
      </p>
    </section>
  )
}

function NewDevices({ devices, frame }: { readonly devices: readonly NewDevice[]; readonly frame: Frame }) {
  if (devices.length === 0) return null
  const { w } = frame
  const t = w.waysIn.events
  const told = new Set(
    devices.map(({ at, userAgent }) =>
      t.newDevice({ device: deviceWords(userAgent, w), when: w.formatRelativeTime(at, frame.now, frame.timeZone) }),
    ),
  )
  return (
    <Notice kind="info">
      {[...told].slice(0, frame.looks?.isSimple ? 1 : undefined).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <p>
        <a href={paths.waysIn()}>{t.look}</a>
      </p>
    </Notice>
  )
}

function NewMessages({ count, frame }: { readonly count: number; readonly frame: Frame }) {
  if (count === 0) return null
  const t = frame.w.threads.home
  return (
    <Notice kind="info">
      <p>
        {t.unread({ count })} <a href={paths.messages()}>{t.link}</a>
      </p>
    </Notice>
  )
}

/** What teams ask to be measured, and what they have written about it. */
function FromTeams({ news: { asks, words }, said, href }: FromTeamsProps) {
  if (asks + words === 0) return null
  return (
    <Notice kind="info">
      <p>
        {asks > 0 && `${said.asks({ count: asks })} `}
        {words > 0 && `${said.words({ count: words })} `}
        <a href={href}>{said.link}</a>
      </p>
    </Notice>
  )
}

type FromTeamsProps = {
  readonly news: { readonly asks: number; readonly words: number }
  readonly said: Pick<Words['journal']['home'], 'asks' | 'words' | 'link'>
  readonly href: string
}

function NewRows({ props }: { readonly props: HomePageProps }) {
  const { frame, rows, lastVisitAt, newCount, newest = [] } = props
  const { w } = frame
  const date = lastVisitAt && sinceWhen(lastVisitAt, frame)
  return (
    <section>
      <h2>{date ? w.home.newSince({ date }) : w.home.newest}</h2>
      {rows.length === 0 && <p>{date ? w.home.nothingNew({ date }) : w.home.nothingYet}</p>}
      <Rows>
        {rows.map((row) => (
          <ItemRow row={row} w={w} />
        ))}
      </Rows>
      {newCount > rows.length && (
        <p>
          <a href={paths.record()}>{w.home.seeAll({ count: newCount })}</a>
        </p>
      )}
      {newest.length > 0 && (
        <>
          <h3>{w.home.newest}</h3>
          <Rows>
            {newest.map((row) => (
              <ItemRow row={row} w={w} />
            ))}
          </Rows>
        </>
      )}
    </section>
  )
}

function Asked({ lines, frame }: { readonly lines: readonly RequestLine[]; readonly frame: Frame }) {
  if (lines.length === 0) return null
  const t = frame.w.requests
  return (
    <section>
      <h2>{t.title}</h2>
      <RequestLines frame={frame} lines={lines} />
      <p>
        <a href={paths.requests()}>{t.all}</a>
      </p>
    </section>
  )
}

function Next({ appointments, frame }: { readonly appointments: readonly ListRow[]; readonly frame: Frame }) {
  const { w } = frame
  return (
    <section>
      <h2>{w.home.next}</h2>
      {appointments.length === 0 && <p>{w.home.noAppointments}</p>}
      <Rows>
        {appointments.map((row) => (
          <ItemRow row={row} w={w} />
        ))}
      </Rows>
      {appointments.some((row) => isNear(row, frame)) && (
        <p>
          {w.sharing.near} <a href={paths.newShare('code')}>{w.sharing.newCode}</a>
        </p>
      )}
      <p>
        <a href={paths.appointments()}>{w.home.allAppointments}</a> ·{' '}
        <a href={paths.bookVisit()}>{w.appointments.book}</a>
      </p>
    </section>
  )
}

/** Within three days: who goes there soon may want to show something there. */
function isNear({ happened }: ListRow, { now }: Frame): boolean {
  return happened !== null && happened.sortAt <= plusDays(now, NEAR_DAYS)
}

const NEAR_DAYS = 3

function LastLook({ entry, frame }: { readonly entry: AccessLogEntry | null; readonly frame: Frame }) {
  const { w } = frame
  return (
    <section>
      <h2>{w.home.lastLook}</h2>
      {entry ? (
        <div class="look">
          <AccessSentence
            entry={entry}
            frame={frame}
            when={frame.w.formatRelativeTime(entry.at, frame.now, frame.timeZone)}
          />
        </div>
      ) : (
        <p>{w.home.nobody}</p>
      )}
      <p>
        <a href={paths.accessLog()}>{w.home.wholeLog}</a>
      </p>
    </section>
  )
}

function Help({ help, frame }: { readonly help: HelpOnHome; readonly frame: Frame }) {
  const { w } = frame
  const t = w.delegates.home
  return (
    <section>
      <h2>{t.title}</h2>
      {help.accepted.map(({ name, categories }) => (
        <p>{t.newSince({ name, what: kindWords(categories, frame) })}</p>
      ))}
      {help.waiting.map((name) => (
        <p>{t.waiting({ name })}</p>
      ))}
      <p>{help.count > 0 ? t.some({ count: help.count }) : w.delegates.letHelpHint}</p>
      <p>
        {help.count + help.waiting.length > 0 ? (
          <a href={paths.delegates()}>{t.look}</a>
        ) : (
          <a href={paths.letHelp()}>{w.delegates.letHelp}</a>
        )}
      </p>
    </section>
  )
}

function NotHere({ silent, frame }: { readonly silent: readonly CompletenessRow[]; readonly frame: Frame }) {
  const { w } = frame
  return (
    <section>
      <h2>{w.home.notHere}</h2>
      {silent.map((row) => (
        <p>{quietOf(row, frame) ?? silenceOf(row, frame)}</p>
      ))}
      <p>
        <a href={paths.missing()}>{w.home.whatIsMissing}</a>
      </p>
    </section>
  )
}

/** The day; of today the hour too. */
function sinceWhen(at: Instant, frame: Frame): string {
  const { w, now, timeZone } = frame
  const day = w.formatRelativeDay(at, now, timeZone)
  return day === w.formatRelativeDay(now, now, timeZone) ? w.formatRelativeTime(at, now, timeZone) : day
}
