import { recordSight } from '#audit'
import { listNotices, type PatientNotice } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { CaseList } from './cases/case-list.tsx'
import { listPageOfCases } from './cases/list-page-of-cases.ts'
import { NoticeList } from './notices/notice-list.tsx'

const MOST_NOTICES = 25

/** The clerk's desk: records that stood together, and patients of whom it is not sure who they are. Nothing clinical. */
export async function showDesk(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const notices = await listNoticesSeen(scope)
  const { cases, page, hasMore } = await listPageOfCases(scope, visit, 'open')
  const { staff, worklist: t } = frame.w
  return {
    view: (
      <PortalPage frame={frame} title={staff.deskTitle} wide>
        <h1>{staff.deskTitle}</h1>
        <p>
          <a href={paths.expectedVisits()}>{frame.w.slots.expectedTitle}</a>
        </p>
        <p>
          <a href={paths.guardians()}>{frame.w.guardians.title}</a>
        </p>
        <NoticeList frame={frame} place="desk" notices={notices} />
        <h2>{t.title}</h2>
        <p>{t.intro}</p>
        <CaseList
          frame={frame}
          place="desk"
          cases={cases}
          nothing={t.none}
          newer={page > 1 ? paths.cases('desk', page - 1) : null}
          older={hasMore ? paths.cases('desk', page + 1) : null}
        />
        <ul>
          <li>
            <a href={paths.invitations()}>{frame.w.enrolment.link}</a>
          </li>
          <li>
            <a href={paths.decidedCases('desk')}>{t.seeDecided}</a>
          </li>
          <li>
            <a href={paths.restrictFor()}>{frame.w.restrictFor.title}</a>
          </li>
          <li>
            <a href={paths.number('desk')}>{t.numberTitle}</a>
          </li>
        </ul>
      </PortalPage>
    ),
  }
}

/** The notices; whom they are about finds the look in their access log. */
export async function listNoticesSeen(scope: StaffScope): Promise<readonly PatientNotice[]> {
  const notices = await listNotices(scope, { take: MOST_NOTICES })
  await recordSight(scope, { persons: notices.map(({ personNow }) => personNow), page: 'identity' })
  return notices
}
