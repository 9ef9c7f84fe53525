import type { RestrictionToMake, Toll } from '#access'
import { nameOfAddress } from '#accounts'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { KeepOrChange } from './keep-or-change.tsx'
import { LeaveLink, type SafetyPageProps } from './safety-page.tsx'

export type SafetyPreviewProps = Pick<SafetyPageProps, 'frame' | 'form' | 'institutions' | 'helpers'> & {
  readonly wanted: RestrictionToMake
  readonly toll: Toll
}

/** Before anything is saved: who would see what, and what it could cost. */
export function SafetyPreviewPage({ frame, wanted, toll, form, institutions, helpers }: SafetyPreviewProps) {
  const t = frame.w.safety
  const concernsClinicians = wanted.against !== 'helpers'
  return (
    <PortalPage frame={frame} title={t.title}>
      <LeaveLink frame={frame} />
      <h1>{t.previewTitle}</h1>
      <p class="lead">{t.entries({ count: toll.entries })}</p>
      <Facts facts={viewersOf({ frame, wanted, institutions, helpers })} />
      {concernsClinicians && (
        <Notice kind={wanted.opensInEmergency ? 'info' : 'danger'} title={t.emergency}>
          <p>{wanted.opensInEmergency ? t.emergencyHelp : t.cost}</p>
          {toll.vital > 0 && <p>{t.vital({ count: toll.vital })}</p>}
        </Notice>
      )}
      {wanted.against === 'account' && 'email' in wanted && (
        <Notice kind="info">
          <p>{t.nameOnly}</p>
        </Notice>
      )}
      <p>{t.paper}</p>
      <KeepOrChange frame={frame} action={paths.moreSettings()} form={form} carried={KEPT} />
    </PortalPage>
  )
}

const KEPT: readonly string[] = ['whom', 'helper', 'email', 'at', 'what', 'kind', 'from', 'item', 'emergency']

type Seen = Pick<SafetyPreviewProps, 'frame' | 'wanted' | 'institutions' | 'helpers'>

/** Each kind of viewer, and what they would see: those it is kept from first. */
export function viewersOf({ frame, wanted, institutions, helpers }: Seen) {
  const t = frame.w.safety
  const name = (institutionId: string) => institutions.find(({ value }) => value === institutionId)?.text ?? ''
  const humanOf = (human: Extract<RestrictionToMake, { against: 'account' }>) =>
    'email' in human
      ? t.viewers.chosen({ name: nameOfAddress(human.email) })
      : (helpers.find(({ value }) => value === human.accountId)?.text ?? '')
  const kept = {
    helpers: t.viewers.helpers,
    account: wanted.against === 'account' ? humanOf(wanted) : '',
    institution:
      wanted.against === 'institution' ? t.viewers.institution({ institution: name(wanted.institutionId) }) : '',
    clinicians: t.viewers.clinicians,
  }[wanted.against]
  const see = [
    ...(wanted.against === 'helpers' ? [t.viewers.clinicians] : [t.viewers.helpers]),
    ...(wanted.against === 'account' ? [t.viewers.clinicians] : []),
    t.viewers.others,
  ]
  return [{ label: kept, value: t.wouldNot }, ...see.map((label) => ({ label, value: t.would }))]
}
