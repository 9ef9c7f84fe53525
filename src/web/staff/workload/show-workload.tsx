import { listAgreements } from '#institutions'
import { listTeams } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { listReadingWeeks, listRequestWeeks, listStageChanges, listWorkload, typeCounts } from '#workload'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { WorkloadPage } from './workload-page.tsx'

const WEEKS = 8

/** What messages cost the teams of the institution, or of the region, in the last weeks. */
export function showWorkload(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return page(scope, visit, frame, false)
}

/** Keeps what was counted by hand. */
export async function saveWorkload(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { team = '', week = '' } = visit.form
  const [phone, desk] = [readCount(visit.form.phone), readCount(visit.form.desk)]
  const weeks = new Set((await listWorkload(scope, { weeks: WEEKS })).map((each) => each.week))
  if (phone === null || desk === null || !weeks.has(week)) return page(scope, visit, frame, true)
  await typeCounts(scope, { teamId: team, week, phone, desk })
  return { goTo: paths.workload('institution', 'saved') }
}

function readCount(text: string | undefined): number | null {
  const plain = (text ?? '').trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null
}

async function page(scope: StaffScope, { form, query }: Visit, frame: Frame, hasFault: boolean): Promise<Shown> {
  const names = new Map(
    (await listAgreements(scope)).map((line) => [line.institutionId as string, line.institutionName]),
  )
  const isSite = scope.role === 'institution-administrator'
  return {
    view: (
      <WorkloadPage
        frame={frame}
        place={isSite ? 'institution' : 'region'}
        weeks={await listWorkload(scope, { weeks: WEEKS })}
        requests={await listRequestWeeks(scope, { weeks: WEEKS })}
        readings={await listReadingWeeks(scope, { weeks: WEEKS })}
        changes={await listStageChanges(scope)}
        names={names}
        teams={isSite ? await listTeams(scope) : []}
        typed={form}
        hasFault={hasFault}
        isSaved={query.said === 'saved'}
      />
    ),
    ...(hasFault && { status: 422 }),
  }
}
