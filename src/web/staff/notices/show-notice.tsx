import { listWhoSaw, recordSight, type WhoSaw } from '#audit'
import { asCategory } from '#base/categories'
import { markNoticeDone, readNotice } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { paths } from '../../paths.ts'
import { entryOf } from '../../patient/access-log/entry-of.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame, LookedAt } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { placeOf } from '../place-of.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'

/** A patient whose record stood with another's: from when until when, and who saw it meanwhile. */
export async function showNotice(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const notice = await readNotice(scope, { noticeId: visit.params.noticeId! })
  await recordSight(scope, { persons: [notice.personNow], page: 'identity' })
  const { personId, linkId, since: from, until } = notice
  const looks = await listWhoSaw(scope, { personId, linkId, from, until })
  const { w, timeZone } = frame
  const t = w.worklist
  const place = placeOf(scope)
  const born = bornIn(notice.demographics, frame)
  const [since, to] = [w.formatInstant(notice.since, timeZone), w.formatInstant(notice.until, timeZone)]
  return {
    view: (
      <PortalPage frame={frame} title={t.noticeTitle} wide>
        <BackLink href={paths.cases(place)}>{t.title}</BackLink>
        <h1>{t.noticeTitle}</h1>
        <p>
          <b>
            <bdi>{nameIn(notice.demographics, frame)}</bdi>
          </b>
          {born && <> · {t.born({ day: born })}</>}
        </p>
        <p class="lead">{t.noticeWhat({ since, until: to })}</p>
        <p>{t.noticeTodo}</p>
        <h2>{t.whoSaw}</h2>
        {looks.length === 0 ? (
          <EmptyState sentences={[t.nobodySaw]} />
        ) : (
          <DataTable
            caption={t.whoSaw}
            isCaptionHidden
            columns={[w.staff.when, w.staff.name, w.staff.what, t.sawWhat].map((title) => ({ title }))}
            rows={looks.map((look, at) => ({ key: String(at), cells: cellsOf(frame, look) }))}
          />
        )}
        {notice.doneAt ? (
          <p>{t.noticeDoneBy({ name: notice.doneName ?? '', day: w.formatInstantDay(notice.doneAt, timeZone) })}</p>
        ) : (
          <PostButton action={paths.notice(place, notice.noticeId)} kind="secondary">
            {t.noticeDone}
          </PostButton>
        )}
      </PortalPage>
    ),
  }
}

function cellsOf({ w, timeZone }: Frame, look: WhoSaw) {
  const t = w.worklist
  const { role, page } = entryOf(look)
  const seen = page in w.accessLog.pages ? (page as LookedAt) : 'delegates'
  const category = asCategory(look.category ?? '')
  const what = category ? w.categories[category].name : w.categories.other.name
  const pageWord = w.accessLog.pages[seen]
  return [
    w.formatInstant(look.at, timeZone),
    <>
      <bdi>{look.actorName}</bdi>, {w.roles[role]}
    </>,
    typeof pageWord === 'string' ? pageWord : pageWord({ what }),
    look.saw === 'surely' ? t.sawSurely : t.sawPerhaps,
  ]
}

/** Somebody has told whom there was to tell. */
export async function dealWithNotice(scope: StaffScope, visit: Visit): Promise<Shown> {
  const { noticeId } = await readNotice(scope, { noticeId: visit.params.noticeId! })
  await markNoticeDone(scope, { noticeId })
  return { goTo: paths.notice(placeOf(scope), noticeId) }
}
