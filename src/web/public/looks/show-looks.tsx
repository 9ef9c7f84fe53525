import type { PublicScope } from '#platform/database/scopes'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { LooksPage } from './looks-page.tsx'

/** How pages are in this browser, and the form that changes it. */
export async function showLooks(_scope: PublicScope, visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <LooksPage frame={frame} looks={visit.looks} isSaved={visit.query.saved === 'yes'} /> }
}
