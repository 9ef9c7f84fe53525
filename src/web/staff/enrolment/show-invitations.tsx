import { recordSight } from '#audit'
import {
  countInvitations,
  type Invitation,
  listInvitations,
  MOST_WRONG_DATES,
  WORKLISTS,
  type Worklist,
} from '#enrolment'
import type { StaffScope } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Paging } from '#ui/paging/paging'
import { paths } from '../../paths.ts'
import { pageOf } from '../../patient/category/show-category.tsx'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { FindForm } from './invite-page.tsx'

/** The worklists of the desk; whoever is in one finds the look in their access log. */
export async function showInvitations(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const list = WORKLISTS.find((known) => known === visit.query.list) ?? 'waiting'
  const page = pageOf(visit.query.page)
  const { invitations, hasMore } = await listInvitations(scope, { list, page })
  const counts = await countInvitations(scope)
  await recordSight(scope, { persons: invitations.map(({ personId }) => personId), page: 'identity' })
  const t = frame.w.enrolment
  return {
    view: (
      <PortalPage frame={frame} title={t.title} wide>
        <h1>{t.title}</h1>
        <p class="lead">{t.intro}</p>
        <h2>{t.link}</h2>
        <FindForm frame={frame} number="" isFirst />
        <p>
          <a href={paths.poster()}>{t.poster.page}</a>
        </p>
        <ListMenu frame={frame} current={list} counts={counts} />
        <h2>{t.lists[list]}</h2>
        <p>{t.listHints[list]}</p>
        {invitations.length === 0 ? <EmptyState sentences={[t.none]} /> : invitationTable(frame, list, invitations)}
        {invitations.length > 0 && <LettersForm frame={frame} list={list} page={page} />}
        <Paging
          label={frame.w.worklist.paging}
          newer={page > 1 ? { href: paths.invitations({ list, page: page - 1 }), text: frame.w.worklist.newer } : null}
          older={hasMore ? { href: paths.invitations({ list, page: page + 1 }), text: frame.w.worklist.older } : null}
        />
      </PortalPage>
    ),
  }
}

function ListMenu({
  frame,
  current,
  counts,
}: {
  readonly frame: Frame
  readonly current: Worklist
  readonly counts: Readonly<Record<Worklist, number>>
}) {
  const t = frame.w.enrolment
  return (
    <nav aria-label={t.title}>
      <ul>
        {WORKLISTS.map((list) => (
          <li>
            <a href={paths.invitations({ list })} aria-current={list === current ? 'page' : undefined}>
              {t.lists[list]}
            </a>{' '}
            ({frame.w.formatNumber(counts[list])})
          </li>
        ))}
      </ul>
    </nav>
  )
}

function invitationTable(frame: Frame, list: Worklist, invitations: readonly Invitation[]) {
  const t = frame.w.enrolment
  const columns = [t.name, t.onWay, t.since, t.until, t.where].map((title) => ({ title }))
  return (
    <DataTable
      caption={t.lists[list]}
      isCaptionHidden
      columns={columns}
      rows={invitations.map((each) => ({
        key: each.invitationId,
        cells: [
          <a href={paths.invitation(each.invitationId)}>
            <bdi>{each.personName}</bdi>
          </a>,
          t.channels[each.channel],
          frame.w.formatInstant(each.madeAt, frame.timeZone),
          frame.w.formatInstant(each.expiresAt, frame.timeZone),
          whereWord(frame, list, each),
        ],
      }))}
    />
  )
}

/** Letters for a whole page of the list, for a print house. */
function LettersForm({ frame, list, page }: { readonly frame: Frame; readonly list: Worklist; readonly page: number }) {
  const t = frame.w.enrolment
  return (
    <form class="stack" method="post" action={paths.invitations()}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="page" value={page} />
      <p class="hint">{t.lettersHint}</p>
      <div>
        <Button kind="secondary">{t.letters}</Button>
      </div>
    </form>
  )
}

/** Where somebody is on the way, in a few words. */
export function whereWord(frame: Frame, list: Worklist | null, invitation: Invitation): string {
  const t = frame.w.enrolment
  if (invitation.endedBecause && list !== 'quiet') return t.endings[invitation.endedBecause]
  if (list === 'quiet') return t.lists.quiet
  if (!invitation.step || list === 'waiting') return t.purposes[invitation.purpose]
  const word = t.steps[invitation.step]
  if (invitation.step !== 'birth-date') return word
  return `${word} (${t.triesOf({ tries: frame.w.formatNumber(invitation.wrongTries), most: frame.w.formatNumber(MOST_WRONG_DATES) })})`
}
