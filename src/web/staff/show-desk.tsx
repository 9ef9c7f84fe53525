import { recordSight } from '#audit'
import { listNotices, type PatientNotice } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { CaseList } from './cases/case-list.tsx'
import { listPageOfCases } from './cases/list-page-of-cases.ts'
import { FindForm } from './enrolment/invite-page.tsx'
import { NoticeList } from './notices/notice-list.tsx'

const MOST_NOTICES = 25

/** The clerk's desk: whom to let in, records that stood together, and patients of whom it is not sure. Nothing clinical. */
export async function showDesk(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const notices = await listNoticesSeen(scope)
  const { cases, page, hasMore } = await listPageOfCases(scope, visit, 'open')
  const { staff, enrolment, worklist: t } = frame.w
  return {
    view: (
      <PortalPage frame={frame} title={staff.deskTitle} wide>
        <h1>{staff.deskTitle}</h1>
        <h2>{enrolment.link}</h2>
        <FindForm frame={frame} number="" isFirst={false} />
        <DeskLinks frame={frame} />
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
        <p>
          <a href={paths.decidedCases('desk')}>{t.seeDecided}</a>
        </p>
      </PortalPage>
    ),
  }
}

function DeskLinks({ frame: { w } }: { readonly frame: Frame }) {
  const links = [
    [paths.invitations(), w.enrolment.title],
    [paths.expectedVisits(), w.slots.expectedTitle],
    [paths.guardians(), w.guardians.title],
    [paths.helpFor(), w.helpFor.title],
    [paths.restrictFor(), w.restrictFor.title],
    [paths.letters(), w.letters.title],
    [paths.number('desk'), w.worklist.numberTitle],
  ] as const
  return (
    <ul>
      {links.map(([href, text]) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

/** The notices; whom they are about finds the look in their access log. */
export async function listNoticesSeen(scope: StaffScope): Promise<readonly PatientNotice[]> {
  const notices = await listNotices(scope, { take: MOST_NOTICES })
  await recordSight(scope, { persons: notices.map(({ personNow }) => personNow), page: 'identity' })
  return notices
}
