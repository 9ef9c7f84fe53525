import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { placeOf } from '../place-of.ts'
import { CaseList } from './case-list.tsx'
import { listPageOfCases } from './list-page-of-cases.ts'

/** What was decided, newest first: each can be looked at, and undone, at any time. */
export async function showDecided(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { cases, page, hasMore } = await listPageOfCases(scope, visit, 'closed')
  const place = placeOf(scope)
  const t = frame.w.worklist
  return {
    view: (
      <PortalPage frame={frame} title={t.decided} wide>
        <BackLink href={paths.cases(place)}>{t.seeOpen}</BackLink>
        <h1>{t.decided}</h1>
        <p class="lead">{t.undoHint}</p>
        <CaseList
          frame={frame}
          place={place}
          cases={cases}
          nothing={t.noneDecided}
          newer={page > 1 ? paths.decidedCases(place, page - 1) : null}
          older={hasMore ? paths.decidedCases(place, page + 1) : null}
        />
      </PortalPage>
    ),
  }
}
