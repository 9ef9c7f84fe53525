import { LANGUAGES } from '#base/categories'
import type { LinkId, PersonId } from '#base/ids'
import { CHANNELS, IDENTITY_CHECKS, type InvitationVerdict } from '#enrolment'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field, SelectField } from '#ui/field/field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { BirthDateField } from '../../shell/birth-date-field.tsx'

export type InviteFault = 'number' | 'checked' | 'channel' | 'contact' | 'campaign'

export type InvitePageProps = {
  readonly frame: Frame
  readonly number: string
  readonly found: readonly FoundPatient[]
  /** What was chosen before a fault. */
  readonly chosen: Readonly<Record<string, string>>
  readonly fault: InviteFault | null
}

/** Somebody who was found, and whether a code may be given; null while it is not settled who it is. */
export type FoundPatient = {
  readonly name: string
  readonly born: string | null
  readonly personId: PersonId | null
  /** Null: found in the region, by a desk that does not know them. */
  readonly linkId: LinkId | null
  readonly standing: InvitationVerdict | null
}

/** Find the patient by number; then how they were recognised, their language, and the way to them. */
export function InvitePage(props: InvitePageProps) {
  const { frame, number, found, chosen, fault } = props
  const t = frame.w.enrolment
  return (
    <PortalPage frame={frame} title={t.link}>
      <BackLink href={paths.invitations()}>{t.back}</BackLink>
      <h1>{t.link}</h1>
      {fault && (
        <ErrorSummary
          title={t.faultTitle}
          text={t.faultText}
          faults={[{ field: fault, text: fault === 'number' && number !== '' ? t.notFound : t.faults[fault] }]}
        />
      )}
      <FindForm frame={frame} number={number} isFirst={found.length === 0} />
      {number !== '' && found.length === 0 && <NotKnownHere frame={frame} number={number} asked={chosen} />}
      {found.map((each) => (
        <Patient {...props} found={each} />
      ))}
    </PortalPage>
  )
}

/** The form that finds a patient by number. */
export function FindForm({
  frame,
  number,
  isFirst,
}: {
  readonly frame: Frame
  readonly number: string
  readonly isFirst: boolean
}) {
  const t = frame.w.enrolment
  return (
    <form class="stack" method="get" action={paths.invite()}>
      <Field name="number" label={t.number} hint={t.numberHint} value={number} autoComplete="off" isRequired />
      <div>
        <Button kind={isFirst ? 'primary' : 'secondary'}>{t.find}</Button>
      </div>
    </form>
  )
}

const BORN = ['day', 'month', 'year'] as const

/** The institution does not know the number; with the birth date, whoever has a sign-in is found in the region. */
function NotKnownHere({
  frame,
  number,
  asked,
}: {
  readonly frame: Frame
  readonly number: string
  readonly asked: Readonly<Record<string, string>>
}) {
  const t = frame.w.enrolment
  const born = { day: asked.day ?? '', month: asked.month ?? '', year: asked.year ?? '' }
  return (
    <>
      <EmptyState sentences={[t.notFound]} />
      <h2>{t.elsewhereTitle}</h2>
      <p>{t.elsewhere}</p>
      {born.year !== '' && <p>{t.elsewhereNobody}</p>}
      <form class="stack" method="get" action={paths.invite()}>
        <input type="hidden" name="number" value={number} />
        <BirthDateField words={{ ...frame.w.join, born: frame.w.staff.born }} born={born} />
        <div>
          <Button kind="secondary">{t.find}</Button>
        </div>
      </form>
    </>
  )
}

function Patient({ found, ...props }: Omit<InvitePageProps, 'found'> & { readonly found: FoundPatient }) {
  const { frame } = props
  const { name, born, standing } = found
  const t = frame.w.enrolment
  return (
    <section>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <Facts facts={[{ label: frame.w.staff.born, value: born ?? '–' }]} />
      {standing === null && <p>{t.inCase}</p>}
      {standing?.verdict === 'refuse' && (
        <Notice kind="info">
          <p>{t.refusals[standing.because]}</p>
        </Notice>
      )}
      {standing?.verdict === 'invite' && (
        <>
          {standing.purpose === 'recover' && (
            <Notice kind="info">
              <p>{t.recover}</p>
            </Notice>
          )}
          <InviteForm {...props} linkId={found.linkId} />
        </>
      )}
    </section>
  )
}

function InviteForm({
  frame,
  number,
  chosen,
  fault,
  linkId,
}: Omit<InvitePageProps, 'found'> & { readonly linkId: LinkId | null }) {
  const t = frame.w.enrolment
  const faultOf = (field: InviteFault) => (fault === field ? t.faults[field] : null)
  return (
    <form class="stack" method="post" action={paths.invite()}>
      <input type="hidden" name="number" value={number} />
      {linkId && <input type="hidden" name="link" value={linkId} />}
      {!linkId && BORN.map((name) => <input type="hidden" name={name} value={chosen[name]} />)}
      <RadioField
        name="checked"
        label={t.checked}
        value={chosen.checked ?? null}
        fault={faultOf('checked')}
        choices={IDENTITY_CHECKS.map((value) => ({ value, text: t.checks[value] }))}
      />
      <SelectField
        name="language"
        label={t.language}
        value={chosen.language ?? frame.w.language}
        choices={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], language: value }))}
      />
      <RadioField
        name="channel"
        label={t.channel}
        value={chosen.channel ?? null}
        fault={faultOf('channel')}
        choices={CHANNELS.map((value) => ({ value, text: t.channels[value], hint: t.channelHints[value] }))}
      />
      <Field
        name="contact"
        label={t.contact}
        hint={t.contactHint}
        value={chosen.contact}
        fault={faultOf('contact')}
        autoComplete="off"
      />
      <Field
        name="campaign"
        label={t.campaign}
        hint={t.campaignHint}
        value={chosen.campaign}
        fault={faultOf('campaign')}
        autoComplete="off"
      />
      <div>
        <Button>{t.make}</Button>
      </div>
    </form>
  )
}
