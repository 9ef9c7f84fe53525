import { findRule, type OwnItemPage } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { type Fact, Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'
import type { ClinicSaid } from './clinic-act.ts'
import { ClinicForms, FIELD_OF } from './clinic-forms.tsx'
import type { ClinicItemView } from './clinic-item-view.ts'
import { KeepVisitForm } from './keep-visit-form.tsx'
import { PatientsQuestions } from './patients-questions.tsx'
import { TakenElsewhere } from './taken-elsewhere.tsx'
import { ViewerLinks } from './viewer-links.tsx'

/** How one item stands with its patient, and everything a clinician may do about it. */
export function ClinicItemPage(props: ClinicItemView) {
  const { frame, item, said } = props
  const { w } = frame
  const name = nameIn(item, frame)
  const born = bornIn(item, frame)
  return (
    <PortalPage frame={frame} title={item.title}>
      <BackLink href={paths.clinic()}>{w.clinic.waiting}</BackLink>
      <h1>
        <bdi>{item.title}</bdi>
      </h1>
      <p class="lead">
        <bdi>{name}</bdi>
        {born && <> · {w.clinic.born({ day: born })}</>} · {w.categories[item.category].name}
      </p>
      {said?.fault ? <Fault {...props} said={said} /> : <Done {...props} />}
      <Facts facts={factsOf(props)} />
      <ViewerLinks {...props} name={name} />
      {item.resourceType === 'Observation' && (
        <p>
          <a href={paths.clinicGoal(item.itemId)}>{w.goals.set}</a>
        </p>
      )}
      <PatientsQuestions frame={frame} questions={props.questions} />
      <TakenElsewhere frame={frame} done={props.elsewhere} />
      <ClinicForms {...props} />
      {props.keptVisit && <KeepVisitForm frame={frame} itemId={item.itemId} {...props.keptVisit} />}
    </PortalPage>
  )
}

function Fault({ frame, item, said }: ClinicItemView & { readonly said: ClinicSaid }) {
  const { faults: t } = frame.w.clinic
  const code = said.fault!
  const day = frame.w.formatInstantDay(item.waitsAtMostUntil, frame.timeZone)
  const text = code === 'until' ? t.until({ day }) : code === 'rules' ? t.rules({ why: said.why }) : t[code]
  return <ErrorSummary title={t.title} text={t.text} faults={[{ field: FIELD_OF[code] ?? said.word, text }]} />
}

/** What was done, and what the patient sees now. */
function Done({ frame, item, done }: ClinicItemView) {
  const { w, timeZone } = frame
  const t = w.clinic.done
  const words = { comment: t.comment, release: t.release, hold: t.hold, lift: t.lift, counsel: t.counsel }
  const said = words[done as keyof typeof words]
  if (!said) return null
  const sees = item.isOpen
    ? t.seesOpen
    : item.opensAt
      ? t.seesCard({ day: w.formatInstantDay(item.opensAt, timeZone) })
      : t.seesBlocked
  return (
    <Notice kind="info">
      <p role="status">
        {said} {done === 'counsel' ? '' : sees}
      </p>
    </Notice>
  )
}

function factsOf({ frame, item, acts, rulebook }: ClinicItemView): Fact[] {
  const { w, timeZone } = frame
  const t = w.clinic.item
  const rule = findRule(rulebook, item.releaseRule)
  const when = (at: Date) => w.formatInstant(at, timeZone)
  return [
    { label: t.now, value: nowWords(frame, item) },
    { label: t.rule, value: rule?.says[w.language] ?? item.releaseRule },
    ...(rule?.decidedBy ? [{ label: t.decidedBy, value: rule.decidedBy }] : []),
    { label: t.received, value: when(item.receivedAt) },
    { label: t.opened, value: acts.openedAt ? t.openedAt({ when: when(acts.openedAt) }) : t.notOpened },
  ]
}

function nowWords({ w, timeZone }: Frame, item: OwnItemPage): string {
  const t = w.clinic.item
  if (!item.opensAt) return t.nowBlocked
  if (!item.isOpen) return t.nowWaits({ day: w.formatInstantDay(item.opensAt, timeZone) })
  const since = item.opensAt > item.receivedAt ? item.opensAt : item.receivedAt
  return t.nowOpen({ when: w.formatInstant(since, timeZone) })
}
