import { listAgreements } from '#institutions'
import { type CaseCount, countMatchCases, listSecondPersonRules } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { NoticeList } from '../notices/notice-list.tsx'
import { listNoticesSeen } from '../show-desk.tsx'
import { CaseList } from './case-list.tsx'
import { listPageOfCases } from './list-page-of-cases.ts'
import { SecondPersonRules } from './second-person.tsx'

/** The worklists of all institutions: how many wait where and since when, the oldest first, and who must agree. */
export async function showRegionCases(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const counts = await countMatchCases(scope)
  const notices = await listNoticesSeen(scope)
  const { cases, page, hasMore } = await listPageOfCases(scope, visit, 'open')
  const institutions = Map.groupBy(await listAgreements(scope), (line) => line.institutionId)
  const rules = await listSecondPersonRules(scope)
  const { w } = frame
  const t = w.worklist
  return {
    view: (
      <PortalPage frame={frame} title={t.casesTitle} wide>
        <BackLink href={paths.region()}>{w.staff.regionTitle}</BackLink>
        <h1>{t.casesTitle}</h1>
        <Counts frame={frame} counts={counts} />
        <NoticeList frame={frame} place="region" notices={notices} />
        <h2>{t.toDecide}</h2>
        <CaseList
          frame={frame}
          place="region"
          cases={cases}
          nothing={t.none}
          newer={page > 1 ? paths.cases('region', page - 1) : null}
          older={hasMore ? paths.cases('region', page + 1) : null}
        />
        <ul>
          <li>
            <a href={paths.decidedCases('region')}>{t.seeDecided}</a>
          </li>
          <li>
            <a href={paths.number('region')}>{t.numberTitle}</a>
          </li>
        </ul>
        <SecondPersonRules
          frame={frame}
          rules={rules}
          institutions={[...institutions.values()].map(([first]) => first!)}
        />
      </PortalPage>
    ),
  }
}

/** How many wait at each institution, and since when. */
function Counts({ frame, counts }: { readonly frame: Frame; readonly counts: readonly CaseCount[] }) {
  const { w, timeZone } = frame
  const t = w.worklist
  if (counts.length === 0) return null
  return (
    <DataTable
      caption={t.casesTitle}
      isCaptionHidden
      columns={[w.staff.institution, t.openCases, t.forSecond, t.oldest].map((title, at) => ({
        title,
        isNumber: at === 1 || at === 2,
      }))}
      rows={counts.map((line) => ({
        key: line.institutionId,
        cells: [
          <bdi>{line.institutionName}</bdi>,
          w.formatNumber(line.open),
          w.formatNumber(line.waitsForSecond),
          line.oldestAt ? w.formatInstantDay(line.oldestAt, timeZone) : '',
        ],
      }))}
    />
  )
}
