import { listAgreements } from '#institutions'
import type { PatientScope } from '#platform/database/scopes'
import { summariseRecord } from '#record'
import { listSealed } from '#release'
import type { Shown, Visit } from '../../shell/visit.ts'
import { completenessOf } from '../completeness-of.ts'
import type { Frame } from '../view-types.ts'
import { MissingPage } from './missing-page.tsx'

/** What each institution agreed to send, what has come and what has not. */
export async function showMissing(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const [counts, sealed, all] = await Promise.all([summariseRecord(scope), listSealed(scope), listAgreements(scope)])
  const agreements = all.filter(
    ({ category }) => !scope.categories || scope.categories.some((allowed) => allowed === category),
  )
  return {
    view: (
      <MissingPage
        frame={frame}
        institutions={completenessOf({ agreements, linked: scope.institutions, counts, sealed, now: scope.now })}
      />
    ),
  }
}
