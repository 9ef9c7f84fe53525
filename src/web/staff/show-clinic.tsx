import type { StaffScope } from '#platform/database/scopes'
import { readLiveRulebook } from '#release'
import { DataTable } from '#ui/data-table/data-table'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'

/** What a clinician's patients can see and when: the rules in force at this institution. No person's data. */
export async function showClinic(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  const { w } = frame
  const t = w.staff
  const own = rulebook.deviations.filter((deviation) => deviation.institution === scope.institutionId)
  const rules = [...own, ...rulebook.rules, rulebook.defaultRule]
  return {
    view: (
      <PortalPage frame={frame} title={t.clinicTitle} wide>
        <h1>{t.clinicTitle}</h1>
        <p class="lead">{t.clinicIntro}</p>
        <DataTable
          caption={t.rulebook}
          columns={[t.rule, t.decidedBy].map((title) => ({ title }))}
          rows={rules.map((rule) => ({ key: rule.id, cells: [rule.says[w.language], rule.decidedBy] }))}
        />
      </PortalPage>
    ),
  }
}
