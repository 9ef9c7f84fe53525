import { listStaffActs } from '#accounts'
import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Paging } from '#ui/paging/paging'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { ACTS_A_PAGE, ActsTable } from './acts-table.tsx'

/** What was done about roles in the region, for stewards. */
export async function showStaffActs(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const t = frame.w.roleAdmin
  return {
    view: (
      <PortalPage frame={frame} title={t.actsTitle} wide>
        <BackLink href={paths.staff('region')}>{frame.w.frame.backTo({ page: t.title })}</BackLink>
        <h1>{t.actsTitle}</h1>
        {await actsPart(scope, visit, frame, paths.staffActs)}
      </PortalPage>
    ),
  }
}

/** One part of the list, with the way to the next. */
export async function actsPart(scope: StaffScope, visit: Visit, frame: Frame, path: (page?: number) => string) {
  const page = Math.min(Math.max(Number.parseInt(visit.query.page ?? '1', 10) || 1, 1), 10_000)
  const acts = await listStaffActs(scope, { take: ACTS_A_PAGE + 1, skip: (page - 1) * ACTS_A_PAGE })
  const names = new Map(
    (await listAgreements(scope)).map((line) => [line.institutionId as string, line.institutionName]),
  )
  const t = frame.w.roleAdmin
  return (
    <>
      <ActsTable frame={frame} acts={acts.slice(0, ACTS_A_PAGE)} institutions={names} />
      <Paging
        label={t.actsTitle}
        newer={page > 1 ? { href: path(page - 1), text: t.newer } : null}
        older={acts.length > ACTS_A_PAGE ? { href: path(page + 1), text: t.older } : null}
      />
    </>
  )
}
