import { EXCLUSION_GROUNDS, GUARDIAN_GROUNDS, type Guardianship, type HelperHere, type Protection } from '#access'
import type { Demographics } from '#patient-index'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Facts } from '#ui/facts/facts'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { NumberForm } from '../number-form.tsx'
import { bornIn, nameIn } from '../words-of-patients.ts'

/** What was asked and said, and the patient who was found. */
export type GuardiansSaid = {
  readonly number: string
  /** What has just been done, as a word. */
  readonly said: string | null
  readonly form: Readonly<Record<string, string>>
  readonly hasFault: boolean
  readonly patient: {
    readonly demographics: Demographics
    readonly guardianships: readonly Guardianship[]
    readonly protection: Protection | null
    readonly helpers: readonly HelperHere[]
  } | null
}

export type GuardiansPageProps = GuardiansSaid & { readonly frame: Frame }

/** A patient by number; what is registered about them, and the forms to register, agree, end and protect. */
export function GuardiansPage(props: GuardiansPageProps) {
  const { frame, number, said, hasFault, patient } = props
  const { guardians: t, staff } = frame.w
  const done = t.outcomes[said as keyof typeof t.outcomes]
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.desk()}>{staff.deskTitle}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {hasFault && (
        <ErrorSummary title={t.faultTitle} text={t.faultText} faults={[{ field: 'reason', text: t.reason }]} />
      )}
      {done && (
        <Notice kind="info">
          <p role="status">{done}</p>
        </Notice>
      )}
      <NumberForm {...{ frame, number }} action={paths.guardians()} isFound={patient !== null} nobody={t.notFound} />
      {patient && <Patient {...props} patient={patient} />}
    </PortalPage>
  )
}

type OfPatient = GuardiansPageProps & { readonly patient: NonNullable<GuardiansSaid['patient']> }

function Patient(props: OfPatient) {
  const { frame, patient } = props
  const t = frame.w.guardians
  return (
    <>
      <Facts
        facts={[
          { label: t.patient, value: nameIn(patient.demographics, frame) },
          { label: t.born, value: bornIn(patient.demographics, frame) ?? '–' },
        ]}
      />
      <h2>{t.registered}</h2>
      {patient.guardianships.length === 0 && <EmptyState sentences={[t.nothing]} />}
      <ul class="looks">
        {patient.guardianships.map((line) => (
          <li>
            <Line {...props} line={line} />
          </li>
        ))}
      </ul>
      <Register {...props} />
      <Protect {...props} />
    </>
  )
}

function Line({ frame, number, line }: OfPatient & { readonly line: Guardianship }) {
  const { w, timeZone } = frame
  const t = w.guardians
  const day = (at: Date) => w.formatInstantDay(at, timeZone)
  const waits = line.needsSecond && line.secondName === null && line.endedAt === null
  return (
    <>
      <p>
        <b>
          <bdi>{line.holderName}</bdi>
        </b>{' '}
        · {t.grounds[line.ground]} {waits && <Tag>{t.waits}</Tag>}
      </p>
      <p class="m">
        {t.document({ document: line.document })} · {t.by({ name: line.madeName, day: day(line.madeAt) })}
        {line.validUntil && <> · {t.until({ day: day(new Date(line.validUntil.getTime() - 1)) })}</>}
        {line.secondName && <> · {t.secondBy({ name: line.secondName })}</>}
        {line.endedAt && <> · {t.endedBy({ name: line.endedName ?? '', reason: line.endedBecause ?? '' })}</>}
      </p>
      {waits && !line.isMine && (
        <form class="stack" method="post" action={paths.guardians()}>
          <Hidden number={number} does="agree" act={line.actId} />
          <div>
            <Button kind="secondary">{t.agree}</Button>
          </div>
        </form>
      )}
      {line.endedAt === null && (
        <details>
          <summary>{t.end}</summary>
          <form class="stack" method="post" action={paths.guardians()}>
            <Hidden number={number} does="end" act={line.actId} />
            <Field name="reason" id={`reason-${line.actId}`} label={t.endReason} autoComplete="off" isRequired />
            <div>
              <Button kind="secondary">{t.end}</Button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}

function Register({ frame, number, form }: OfPatient) {
  const t = frame.w.guardians
  const grounds = [...GUARDIAN_GROUNDS, ...EXCLUSION_GROUNDS]
  const written = form.does === 'register' ? form : {}
  return (
    <>
      <h2>{t.add}</h2>
      <p>{t.addIntro}</p>
      <form class="stack" method="post" action={paths.guardians()}>
        <Hidden number={number} does="register" />
        <Field name="adult" label={t.adult} value={written.adult ?? ''} autoComplete="off" isRequired />
        <SelectField
          name="ground"
          label={t.ground}
          value={written.ground ?? 'parent'}
          choices={grounds.map((ground) => ({ value: ground, text: t.grounds[ground] }))}
        />
        <Field
          name="document"
          label={t.documentSeen}
          hint={t.documentHint}
          value={written.document ?? ''}
          autoComplete="off"
          isRequired
        />
        <Field name="reason" label={t.reason} value={written.reason ?? ''} autoComplete="off" isRequired />
        <Field name="until" type="date" label={t.validUntil} value={written.until ?? ''} />
        <div>
          <Button>{t.save}</Button>
        </div>
      </form>
    </>
  )
}

function Protect(props: OfPatient) {
  const { frame, number, patient, form } = props
  const t = frame.w.guardians
  const { protection, helpers } = patient
  if (protection?.isLive) return <Protected {...props} protection={protection} />
  return (
    <>
      <h2>{t.danger}</h2>
      <p>{t.dangerIntro}</p>
      <form class="stack" method="post" action={paths.guardians()}>
        <Hidden number={number} does="protect" />
        {helpers.length > 0 && (
          <CheckField
            label={t.safe}
            choices={helpers.map(({ accountId, name }) => ({
              name: `safe-${accountId}`,
              text: name,
              isChosen: form[`safe-${accountId}`] === 'yes',
            }))}
          />
        )}
        <Field name="reason" id="reason-to-protect" label={t.reason} autoComplete="off" isRequired />
        <div>
          <Button kind="secondary">{t.protect}</Button>
        </div>
      </form>
    </>
  )
}

function Protected({ frame, number, protection }: OfPatient & { readonly protection: Protection }) {
  const { w, timeZone } = frame
  const t = w.guardians
  const { madeName, madeAt, secondName, secondUntil } = protection
  return (
    <>
      <h2>{t.protectedNow}</h2>
      <p>{t.protectedBy({ name: madeName, day: w.formatInstantDay(madeAt, timeZone) })}</p>
      <p>
        {secondName ? t.secondBy({ name: secondName }) : t.secondUntil({ day: w.formatInstant(secondUntil, timeZone) })}
      </p>
      {secondName === null && !protection.isMine && (
        <form class="stack" method="post" action={paths.guardians()}>
          <Hidden number={number} does="agree-protection" />
          <div>
            <Button>{t.agree}</Button>
          </div>
        </form>
      )}
      <form class="stack" method="post" action={paths.guardians()}>
        <Hidden number={number} does="end-protection" />
        <Field name="reason" id="reason-to-end" label={t.endReason} autoComplete="off" isRequired />
        <div>
          <Button kind="secondary">{t.end}</Button>
        </div>
      </form>
    </>
  )
}

function Hidden({ number, does, act }: { readonly number: string; readonly does: string; readonly act?: string }) {
  return (
    <>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="does" value={does} />
      {act && <input type="hidden" name="act" value={act} />}
    </>
  )
}
