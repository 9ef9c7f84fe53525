import type { PatientBeside, RestrictionToMake } from '#access'
import { Button } from '#ui/button/button'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
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
          <p>{t.vital}</p>
        </Notice>
      )}
      <p>{safety.paper}</p>
      <form class="stack" method="post" action={paths.restrictFor()}>
        <input type="hidden" name="number" value={number} />
        {Object.entries(form)
          .filter(([name]) => CARRIED.includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="does" value="save" />
        <div>
          <Button name="word" value="save">
            {safety.save}
          </Button>{' '}
          <Button kind="secondary" name="word" value="change">
            {safety.change}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}

const CARRIED: readonly string[] = [
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
