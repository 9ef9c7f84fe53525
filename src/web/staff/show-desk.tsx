import { readClinicalDate } from '#base/instant'
import { listMatchCases } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'

const MOST_CASES = 100

/** The clerk's worklist: patients of whom we are not sure whose record they are. Demographics only, nothing clinical. */
export async function showDesk(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const cases = await listMatchCases(scope, { take: MOST_CASES })
  const { w, timeZone } = frame
  const t = w.staff
  const rows = cases.map(({ caseId, openedAt, demographics, reasons }) => {
    const born = readClinicalDate(demographics.birthDate)
    return {
      key: caseId,
      cells: [
        <bdi>{[...demographics.given, demographics.family].filter(Boolean).join(' ')}</bdi>,
        born ? w.formatDate(born) : '',
        reasons.map((code) => w.matchReasons[code as keyof typeof w.matchReasons] ?? code).join('; '),
        w.formatInstantDay(openedAt, timeZone),
      ],
    }
  })
  const columns = [t.name, t.born, t.reason, t.received].map((title) => ({ title }))
  return {
    view: (
      <PortalPage frame={frame} title={t.deskTitle} wide>
        <h1>{t.deskTitle}</h1>
        <h2>{t.worklist}</h2>
        {rows.length > 0 ? (
          <DataTable caption={t.worklist} isCaptionHidden columns={columns} rows={rows} />
        ) : (
          <EmptyState sentences={[t.nothingToDo]} />
        )}
      </PortalPage>
    ),
  }
}
