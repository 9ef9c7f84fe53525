import type { GivenRole, ReviewState, RoleProposal } from '#accounts'
import type { StaffRole } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { roleWord } from './role-word.ts'

export const DONE = ['given', 'proposed', 'ended', 'confirmed', 'decided'] as const
export const FAULTS = ['had', 'nobody', 'refused', 'because', 'gone'] as const

export type StaffPageProps = {
  readonly frame: Frame
  readonly place: 'institution' | 'region'
  /** Names by id; of the own institution alone for its administrator. */
  readonly institutions: ReadonlyMap<string, string>
  readonly givable: readonly StaffRole[]
  readonly people: readonly (GivenRole & { readonly review: ReviewState })[]
  readonly proposals: readonly RoleProposal[]
  readonly done: (typeof DONE)[number] | null
  readonly fault: (typeof FAULTS)[number] | null
  readonly typed: { readonly name: string; readonly because: string }
}

/** Who works here in which role: what waits for a second person, what should be confirmed, and one more role. */
export function StaffPage(props: StaffPageProps) {
  const { frame, place, done, fault, people } = props
  const { w } = frame
  const t = w.roleAdmin
  const overdue = people.filter(({ review }) => review !== 'right').length
  return (
    <PortalPage frame={frame} title={t.title} wide>
      {fault && <ErrorSummary title={t.faultTitle} text={t.faults[fault]} />}
      <h1>{t.title}</h1>
      {done && (
        <Notice kind="info">
          <p role="status">{t.done[done]}</p>
        </Notice>
      )}
      <p class="lead">{place === 'region' ? t.introRegion : t.intro}</p>
      <p>{overdue === 0 ? t.allConfirmed : t.overdue({ count: overdue })}</p>
      <Proposals {...props} />
      <h2>{t.people}</h2>
      {people.length === 0 ? <EmptyState sentences={[t.nobody]} /> : <People {...props} />}
      <GiveForm {...props} />
      {place === 'region' && (
        <p>
          <a href={paths.staffActs()}>{t.actsTitle}</a>
        </p>
      )}
    </PortalPage>
  )
}

function placeName({ frame, institutions }: StaffPageProps, institutionId: string | null): string {
  return institutionId === null ? frame.w.roleAdmin.wholeRegion : (institutions.get(institutionId) ?? institutionId)
}

function Proposals(props: StaffPageProps) {
  const { frame, place, proposals } = props
  const t = frame.w.roleAdmin
  if (proposals.length === 0) return null
  return (
    <section>
      <h2>{t.proposals}</h2>
      <p>{t.proposalsHint}</p>
      {proposals.map((one) => (
        <article class="session">
          <h3>
            <bdi>{one.name}</bdi>: {roleWord(frame.w, one.role)}, <bdi>{placeName(props, one.institutionId)}</bdi>
          </h3>
          <p>
            {t.proposedBy({ name: one.proposerName, date: frame.w.formatInstant(one.proposedAt, frame.timeZone) })}{' '}
            <q>{one.because}</q>
          </p>
          {one.bringsBack && <p>{t.bringsBack}</p>}
          {one.isOver ? (
            <p>{t.proposalOver}</p>
          ) : one.isAboutOwn ? (
            <p>{t.notYours}</p>
          ) : (
            <form class="stack" method="post" action={paths.staff(place)}>
              <input type="hidden" name="proposal" value={one.proposalId} />
              {one.isOwn && <p>{t.needsAnother}</p>}
              <div>
                {!one.isOwn && (
                  <Button name="does" value="agree">
                    {t.agree}
                  </Button>
                )}{' '}
                <Button kind="secondary" name="does" value="disagree">
                  {t.disagree}
                </Button>
              </div>
            </form>
          )}
        </article>
      ))}
    </section>
  )
}

function People(props: StaffPageProps) {
  const { frame, people, place } = props
  const { w, timeZone } = frame
  const t = w.roleAdmin
  return (
    <DataTable
      caption={t.people}
      isCaptionHidden
      columns={[t.name, t.role, t.place, t.confirmedAt, t.what].map((title) => ({ title }))}
      rows={people.map((one) => ({
        key: one.roleId,
        cells: [
          <>
            <bdi>{one.name}</bdi>
            <br />
            <bdi class="m">{one.email.replace(/@sign-in\.invalid$/, '')}</bdi>
          </>,
          roleWord(w, one.role),
          <bdi>{placeName(props, one.institutionId)}</bdi>,
          <>
            {w.formatInstantDay(one.confirmedAt, timeZone)}
            {one.review !== 'right' && (
              <>
                <br />
                <strong>{t.review[one.review]}</strong>
                {one.suspendsAt && one.review === 'overdue' && (
                  <>
                    <br />
                    {t.suspendsOn({ day: w.formatInstantDay(one.suspendsAt, timeZone) })}
                  </>
                )}
              </>
            )}
          </>,
          one.isOwn ? t.yourself : <PersonForm frame={frame} place={place} one={one} />,
        ],
      }))}
    />
  )
}

function PersonForm({
  frame,
  place,
  one,
}: Pick<StaffPageProps, 'frame' | 'place'> & { readonly one: StaffPageProps['people'][number] }) {
  const t = frame.w.roleAdmin
  return (
    <>
      {one.review !== 'right' && (
        <form method="post" action={paths.staff(place)}>
          <input type="hidden" name="role" value={one.roleId} />
          <Button kind="secondary" name="does" value="confirm">
            {t.stillRight}
          </Button>
        </form>
      )}
      <details>
        <summary>{t.end}</summary>
        <form class="stack" method="post" action={paths.staff(place)}>
          <input type="hidden" name="account" value={one.accountId} />
          <input type="hidden" name="role" value={one.roleId} />
          <Field name="because" id={`because-${one.roleId}`} label={t.because} isRequired />
          <p class="hint">{t.endHint}</p>
          <div>
            <Button kind="secondary" name="does" value="end">
              {t.endOne}
            </Button>{' '}
            <Button kind="secondary" name="does" value="leave">
              {t.endAll}
            </Button>
          </div>
        </form>
      </details>
    </>
  )
}

function GiveForm({ frame, place, institutions, givable, typed, fault }: StaffPageProps) {
  const { w } = frame
  const t = w.roleAdmin
  const places = [...institutions].map(([value, text]) => ({ value, text }))
  return (
    <section>
      <h2>{t.give}</h2>
      <p>{t.giveHint}</p>
      <form class="stack" method="post" action={paths.staff(place)} novalidate>
        <Field
          name="email"
          label={t.signInName}
          hint={t.signInNameHint}
          value={typed.name}
          fault={fault === 'nobody' ? t.faults.nobody : null}
          isRequired
        />
        <SelectField
          name="role"
          label={t.role}
          value={givable[0] ?? ''}
          choices={givable.map((role) => ({ value: role, text: roleWord(w, role) }))}
        />
        {place === 'region' && (
          <SelectField
            name="institution"
            label={t.place}
            value=""
            choices={[{ value: '', text: t.wholeRegion }, ...places]}
          />
        )}
        <Field
          name="because"
          id="because-give"
          label={t.because}
          value={typed.because}
          fault={fault === 'because' ? t.faults.because : null}
          isRequired
        />
        <div>
          <Button name="does" value="give">
            {t.giveIt}
          </Button>
        </div>
      </form>
    </section>
  )
}
