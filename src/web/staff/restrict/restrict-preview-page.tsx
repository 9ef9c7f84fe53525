import type { PatientBeside, RestrictionToMake } from '#access'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { KeepOrChange } from '../../patient/safety/keep-or-change.tsx'
import { type SafetyPreviewProps, viewersOf } from '../../patient/safety/safety-preview-page.tsx'
import { nameOf } from '../../shell/frame.ts'

export type RestrictPreviewProps = Omit<SafetyPreviewProps, 'toll'> & {
  readonly number: string
  readonly patient: PatientBeside
  readonly wanted: RestrictionToMake
}

/** Who would see what, read together with the patient. No count: what a record holds is not for a desk to learn. */
export function RestrictPreviewPage(props: RestrictPreviewProps) {
  const { frame, number, patient, wanted, form } = props
  const { safety, restrictFor: t } = frame.w
  const kept = whatIsKept(props)
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{safety.previewTitle}</h1>
      <p class="lead">{t.readTogether}</p>
      <Facts
        facts={[
          { label: frame.w.guardians.patient, value: nameOf(patient) },
          { label: safety.what, value: kept },
        ]}
      />
      <Facts facts={viewersOf(props)} />
      {wanted.against !== 'helpers' && (
        <Notice kind={wanted.opensInEmergency ? 'info' : 'danger'} title={safety.emergency}>
          <p>{wanted.opensInEmergency ? safety.emergencyHelp : safety.cost}</p>
          {!wanted.opensInEmergency && <p>{t.untilSecond}</p>}
          <p>{t.vital}</p>
        </Notice>
      )}
      <p>{safety.paper}</p>
      <KeepOrChange frame={frame} action={paths.restrictFor()} form={{ ...form, number }} carried={CARRIED} />
    </PortalPage>
  )
}

const CARRIED: readonly string[] = [
  'number',
  'whom',
  'helper',
  'staff',
  'at',
  'what',
  'kind',
  'from',
  'emergency',
  'reason',
  'identity',
]

function whatIsKept({ frame: { w }, wanted, institutions }: RestrictPreviewProps): string {
  if (wanted.what === 'kind') return w.categories[wanted.category].name
  if (wanted.what === 'institution')
    return institutions.find(({ value }) => value === wanted.fromInstitutionId)?.text ?? wanted.fromInstitutionId
  return w.restrictFor.whats.everything
}
