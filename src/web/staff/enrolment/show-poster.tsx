import { readCampaign } from '#enrolment'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { QrSquare } from './qr-square.tsx'

/** A poster for the wall, with the square of a campaign; it has no code, so everybody may see it. */
export async function showPoster(_scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const t = frame.w.enrolment.poster
  const campaign = readCampaign(query.c)
  const address = `${frame.publicUrl}${paths.join()}`
  return {
    view: (
      <PortalPage frame={frame} title={t.page}>
        <BackLink href={paths.invitations()}>{frame.w.enrolment.back}</BackLink>
        <h1>{t.page}</h1>
        <p class="lead">{t.intro}</p>
        <form class="stack" method="get" action={paths.poster()}>
          <Field
            name="c"
            label={frame.w.enrolment.campaign}
            hint={frame.w.enrolment.campaignHint}
            value={campaign ?? ''}
            autoComplete="off"
          />
          <div>
            <Button kind="secondary">{t.make}</Button>
          </div>
        </form>
        <article class="letter">
          <h2>{t.title}</h2>
          <p>{t.lead}</p>
          <QrSquare
            text={`${frame.publicUrl}${paths.join({ c: campaign ?? undefined })}`}
            label={frame.w.letter.square({ address })}
          />
          <p>{t.scan}</p>
          <p class="address" dir="ltr">
            {address}
          </p>
        </article>
      </PortalPage>
    ),
  }
}
