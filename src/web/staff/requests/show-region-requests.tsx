import { listAgreements } from '#institutions'
import type { StaffScope } from '#platform/database/scopes'
import { countRequests, listPromises, setPromise } from '#requests'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RegionRequestsPage } from './region-requests-page.tsx'

/** What is asked and answered in the region, as counts. */
export async function showRegionRequests(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const [counts, promises, institutions] = [
    await countRequests(scope),
    await listPromises(scope),
    await listAgreements(scope),
  ]
  const nameOf = (id: string) => institutions.find((each) => each.institutionId === id)?.institutionName ?? id
  const named = counts.map((count) => ({ ...count, institutionName: nameOf(count.institutionId) }))
  const mayPromise = scope.role === 'steward'
  return {
    view: <RegionRequestsPage frame={frame} counts={named} promises={promises} mayPromise={mayPromise} />,
  }
}

/** A steward says within how many working days there is an answer. */
export async function promiseAnswers(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const { kind = '' } = form
  await setPromise(scope, { kind, workingDays: Number(form[`days-${kind}`]) })
  return { goTo: paths.regionRequests() }
}
