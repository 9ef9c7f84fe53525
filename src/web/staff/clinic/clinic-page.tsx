import type { ShownQuestion } from '#appointments'
import type { PersonId } from '#base/ids'
import type { DoneElsewhere } from '#record'
import type { HeldItem, LiveRulebook, OwnItemLine } from '#release'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { Paging } from '#ui/paging/paging'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'
import { HeldList } from './held-list.tsx'
import { PatientsQuestions } from './patients-questions.tsx'
import { TakenElsewhere } from './taken-elsewhere.tsx'

export type FoundPatient = {
  readonly personId: PersonId
  readonly given: readonly string[]
  readonly family: string | null
  readonly birthDate: string | null
}

export type ClinicPageProps = {
  readonly frame: Frame
  readonly institution: string
  readonly rulebook: LiveRulebook
  /** The patient number that was asked for; empty: none. */
  readonly asked: string
  /** How many patients have it. */
  readonly found: number
  readonly patient: FoundPatient | null
  /** Somebody has the number, and nothing ties this clinician to them. */
  readonly mayBreakGlass: boolean
  /** The patient is seen because this clinician has broken the glass, or it has just been broken. */
  readonly isBroken: boolean
  /** Tests that this institution takes of the patient, and another one has taken lately. */
  readonly elsewhere: readonly DoneElsewhere[]
  /** What the patient wants to ask, and shows to this institution. */
  readonly questions: readonly ShownQuestion[]
  readonly held: readonly HeldItem[]
  /** Where the next page of what waits begins. */
  readonly after: string | null
  readonly isFirst: boolean
  readonly entries: readonly OwnItemLine[]
  readonly page: number
  readonly hasMoreEntries: boolean
}

/** The clinic: nothing has to be done; what waits, one patient by number, and the rules. */
export function ClinicPage(props: ClinicPageProps) {
  const { frame, institution, asked, patient } = props
  const { clinic: t, staff } = frame.w
  return (
    <PortalPage frame={frame} title={staff.clinicTitle} wide>
      <h1>{staff.clinicTitle}</h1>
      <Notice kind="info">
        <p>{t.nothingToDo}</p>
        <p>{t.nothingMore}</p>
      </Notice>
      <TeamLinks frame={frame} />
      <form class="stack steps" method="get" action={paths.clinic()}>
        <Field
          name="number"
          type="search"
          label={t.number}
          hint={t.numberHint({ institution })}
          value={asked}
          autoComplete="off"
        />
        <div>
          <Button kind="secondary">{t.show}</Button>
        </div>
      </form>
      {props.mayBreakGlass && <OfferGlass frame={frame} asked={asked} />}
      {asked && !patient && !props.mayBreakGlass && (
        <>
          <p role="alert">{props.found > 1 ? t.several : t.notFound({ number: asked })}</p>
          <p>
            <a href={paths.clinic()}>{t.all}</a>
          </p>
        </>
      )}
      {patient && <Patient {...props} patient={patient} />}
      {(!asked || patient) && <Waiting {...props} />}
      {patient && <Entries {...props} patient={patient} />}
      <h2>{t.rules}</h2>
      <p>
        {t.rulesIntro} <a href={paths.whatWeShare()}>{t.rulesLink}</a>
      </p>
    </PortalPage>
  )
}

/** What comes to a team rather than to one clinician. */
function TeamLinks({ frame }: Pick<ClinicPageProps, 'frame'>) {
  const { w } = frame
  return (
    <>
      <p>
        <a href={paths.teamRequests()}>{w.teamRequests.title}</a> ·{' '}
        <a href={paths.expectedVisits()}>{w.slots.expectedTitle}</a>
      </p>
      <p>
        <a href={paths.teamInbox()}>{w.teamInbox.title}</a> · <a href={paths.teamJournal()}>{w.teamJournal.title}</a> ·{' '}
        <a href={paths.teamForms()}>{w.teamQuestionnaires.title}</a>
      </p>
    </>
  )
}

type OfPatient = ClinicPageProps & { readonly patient: FoundPatient }

function OfferGlass({ frame, asked }: Pick<ClinicPageProps, 'frame' | 'asked'>) {
  const { glass: t } = frame.w
  return (
    <Notice kind="danger" title={t.noRelation}>
      <p>{t.noRelationText}</p>
      <p>
        <a href={paths.breakGlass(asked)}>{t.title}</a>
      </p>
    </Notice>
  )
}

/** The way to break the glass stands beside every patient, so that it tells nothing of what is kept back. */
function Patient({ frame, asked, patient, isBroken, questions, elsewhere }: OfPatient) {
  const { clinic: t } = frame.w
  const born = bornIn(patient, frame)
  return (
    <>
      {isBroken && (
        <Notice kind="info">
          <p>{frame.w.glass.broken}</p>
        </Notice>
      )}
      <p>
        <b>
          <bdi>{nameIn(patient, frame)}</bdi>
        </b>
        {born && <> · {t.born({ day: born })}</>} · <a href={paths.clinic()}>{t.all}</a>
      </p>
      {!isBroken && (
        <p>
          <a href={paths.breakGlass(asked)}>{frame.w.glass.inEmergency}</a>
        </p>
      )}
      <p>
        <a href={paths.restrictFor({ number: asked })}>{frame.w.restrictFor.title}</a>
      </p>
      <PatientsQuestions frame={frame} questions={questions} />
      <TakenElsewhere frame={frame} done={elsewhere} />
    </>
  )
}

function Waiting({ frame, asked, patient, held, after, isFirst, rulebook }: ClinicPageProps) {
  const { clinic: t } = frame.w
  const number = asked || undefined
  return (
    <section>
      <h2>{patient ? t.waitingOf({ name: nameIn(patient, frame) }) : t.waiting}</h2>
      {held.length === 0 ? (
        <EmptyState sentences={[patient ? t.nothingWaitsOf : t.nothingWaits]} />
      ) : (
        <HeldList frame={frame} held={held} rulebook={rulebook} isOfOne={patient !== null} />
      )}
      <Paging
        label={t.paging}
        newer={isFirst ? null : { href: paths.clinic({ number }), text: t.before }}
        older={after ? { href: paths.clinic({ number, after }), text: t.more } : null}
      />
    </section>
  )
}

/** All that has come for one patient, so that a comment can stand beside what is open, too. */
function Entries({ frame, asked, patient, entries, page, hasMoreEntries }: OfPatient) {
  const { w, timeZone } = frame
  const t = w.clinic
  return (
    <section>
      <h2>{t.entries({ name: nameIn(patient, frame) })}</h2>
      {entries.length === 0 && <EmptyState sentences={[t.noEntries]} />}
      <ul class="looks">
        {entries.map((entry) => (
          <li>
            <p>
              <a href={paths.clinicItem(entry.itemId)}>
                <bdi>{entry.title}</bdi>
              </a>{' '}
              {entry.isOpen ? null : <Tag>{t.waits}</Tag>}
            </p>
            <p class="m">
              {w.categories[entry.category].name} · {w.formatInstantDay(entry.sortAt, timeZone)}
            </p>
          </li>
        ))}
      </ul>
      <Paging
        label={t.paging}
        newer={page > 1 ? { href: paths.clinic({ number: asked, page: page - 1 }), text: t.before } : null}
        older={hasMoreEntries ? { href: paths.clinic({ number: asked, page: page + 1 }), text: t.moreEntries } : null}
      />
    </section>
  )
}
