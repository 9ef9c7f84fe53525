import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { EidPart } from '../../account/eid/eid-page.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { BirthDateField } from '../../shell/birth-date-field.tsx'

export type JoinFault = 'code' | 'date' | 'refused' | 'too-many' | 'ended'

export type JoinPageProps = {
  readonly frame: Frame
  /** As typed, or as it stood in the square. */
  readonly code: string
  /** Of the poster that led here. */
  readonly campaign: string | null
  readonly born: { readonly day: string; readonly month: string; readonly year: string }
  readonly fault: JoinFault | null
  /** By which the desk finds the try in the log. */
  readonly reference: string
}

/** Code and birth date. Opening this page changes nothing, so a scanner of mails that follows the link uses nothing up. */
export function JoinPage({ frame, code, campaign, born, fault, reference }: JoinPageProps) {
  const t = frame.w.join
  return (
    <PortalPage frame={frame} title={t.title}>
      {fault && <ErrorSummary title={t.faultTitle} text={faultText(frame, fault, reference)} />}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {fault === 'refused' && (
        <p>
          <a href={paths.signIn()}>{t.already}</a>
        </p>
      )}
      <form class="stack" method="post" action={paths.join()}>
        {campaign && <input type="hidden" name="c" value={campaign} />}
        <Field name="code" label={t.code} hint={t.codeHint} value={code} autoComplete="one-time-code" isRequired />
        <BirthDateField words={t} born={born} />
        <div>
          <Button>{t.next}</Button>
        </div>
      </form>
      {frame.eids.length > 0 && <h2>{frame.w.eid.noCode}</h2>}
      <EidPart frame={frame} next={null} />
      <p>{t.noCode}</p>
    </PortalPage>
  )
}

function faultText(frame: Frame, fault: JoinFault, reference: string): string {
  const t = frame.w.join
  return fault === 'refused' ? `${t.faults.refused} ${t.refusedHelp({ reference })}` : t.faults[fault]
}
