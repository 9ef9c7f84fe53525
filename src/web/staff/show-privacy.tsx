import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { actsPart } from './roles/show-acts.tsx'

/** Where a privacy officer begins. */
export async function showPrivacy(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const t = frame.w.staff
  return {
    view: (
      <PortalPage frame={frame} title={t.privacyTitle} wide>
        <h1>{t.privacyTitle}</h1>
        <p class="lead">{t.privacyIntro}</p>
        <p>
          <a href={paths.glassReview()}>{frame.w.glass.reviewTitle}</a>
        </p>
        <ul>
          <li>
            <a href={paths.logQuestions()}>{frame.w.log.privacy.questionsTitle}</a>
          </li>
          <li>
            <a href={paths.whoSaw()}>{frame.w.log.privacy.whoSaw}</a>
          </li>
        </ul>
        <h2>{frame.w.roleAdmin.actsTitle}</h2>
        {await actsPart(scope, visit, frame, paths.privacy)}
      </PortalPage>
    ),
  }
}
