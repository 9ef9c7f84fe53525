import type { Taking } from '#journal'
import { CAP_EFFECTS, type Team } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SiteTeamFault = 'name' | 'hours' | 'promise' | 'weekly' | 'extra' | 'measurements'

/** Which box each fault is about. */
const FIELD: Readonly<Record<SiteTeamFault, string>> = {
  name: 'name',
  hours: 'day-0',
  promise: 'promise',
  weekly: 'weekly',
  extra: 'extra',
  measurements: 'most',
}

function faultWords(fault: SiteTeamFault, { w }: Frame): string {
  return fault === 'measurements' ? w.teamJournal.settingFault : w.teamInbox.site.faults[fault]
}

export type SiteTeamPageProps = {
  readonly frame: Frame
  readonly team: Team
  /** Clinicians of the institution, with whether they are in the team. */
  readonly staff: readonly { readonly accountId: string; readonly name: string; readonly isIn: boolean }[]
  readonly taking: Taking
  /** The settings as they were sent, where it could not be taken. */
  readonly typed: Readonly<Record<string, string>> | null
  readonly faults: readonly SiteTeamFault[]
  readonly isSaved: boolean
}

/** One team: what it promises patients, what it takes in a week, and who is in it. */
export function SiteTeamPage(props: SiteTeamPageProps) {
  const { frame, team, faults, isSaved } = props
  const { w } = frame
  const t = w.teamInbox.site
  return (
    <PortalPage frame={frame} title={team.name} wide>
      <BackLink href={paths.siteTeams()}>{w.frame.backTo({ page: t.title })}</BackLink>
      {faults.length > 0 && (
        <ErrorSummary
          title={t.faultTitle}
          text={w.errors.invalid}
          faults={faults.map((fault) => ({ field: FIELD[fault], text: faultWords(fault, frame) }))}
        />
      )}
      <h1>
        <bdi>{team.name}</bdi>
      </h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{w.teamInbox.saved}</p>
        </Notice>
      )}
      <Settings {...props} />
      <Measurements {...props} />
      <Members {...props} />
    </PortalPage>
  )
}

function Settings(props: SiteTeamPageProps) {
  const { frame, team, faults } = props
  const { w } = frame
  const t = w.teamInbox.site
  const fault = (name: SiteTeamFault) => (faults.includes(name) ? faultWords(name, frame) : null)
  const value = valueIn(props)
  return (
    <form class="stack steps" method="post" action={paths.siteTeam(team.teamId)} novalidate>
      <input type="hidden" name="does" value="settings" />
      <Field name="name" label={t.name} value={value('name', team.name)} fault={fault('name')} isRequired />
      <Field
        name="answeredBy"
        label={t.answeredBy}
        hint={t.answeredByHint}
        value={value('answeredBy', team.answeredBy)}
      />
      <Field name="phone" label={t.phone} value={value('phone', team.phone)} autoComplete="off" />
      <Field
        name="promise"
        label={t.promise}
        value={value('promise', team.promiseDays)}
        fault={fault('promise')}
        isRequired
      />
      <fieldset class="choices">
        <legend>{t.hours}</legend>
        <p class="hint">{t.hoursHint}</p>
        {team.openingHours.map((hours, day) => (
          <Field
            name={`day-${day}`}
            label={w.formatWeekday(day)}
            value={value(`day-${day}`, hours)}
            fault={day === 0 ? fault('hours') : null}
          />
        ))}
      </fieldset>
      <CheckField
        label={t.stages.pilot}
        choices={[
          { name: 'inPilot', text: t.inPilot, isChosen: props.typed ? props.typed.inPilot === 'yes' : team.inPilot },
        ]}
      />
      <Limit {...props} />
      <div>
        <Button>{w.teamInbox.save}</Button>
      </div>
    </form>
  )
}

/** As typed where it could not be taken, else as it is. */
function valueIn({ typed }: SiteTeamPageProps): (name: string, now: string | number | null) => string {
  return (name, now) => typed?.[name] ?? (typed ? '' : String(now ?? ''))
}

function Limit(props: SiteTeamPageProps) {
  const { frame, team, faults } = props
  const { w } = frame
  const fault = (name: SiteTeamFault) => (faults.includes(name) ? faultWords(name, frame) : null)
  const value = valueIn(props)
  return (
    <>
      <h2>{w.teamInbox.limit}</h2>
      <p>{w.teamInbox.limitHint}</p>
      <Field name="weekly" label={w.teamInbox.weekly} value={value('weekly', team.capWeekly)} fault={fault('weekly')} />
      <SelectField
        name="effect"
        label={w.teamInbox.effect}
        value={value('effect', team.capEffect)}
        choices={CAP_EFFECTS.map((each) => ({ value: each, text: w.teamInbox.effects[each] }))}
      />
      <Field
        name="extra"
        label={w.teamInbox.extraDays}
        value={value('extra', team.capExtraDays)}
        fault={fault('extra')}
      />
    </>
  )
}

/** Whether the team has agreed to read what it asks patients to measure. */
function Measurements({ frame, team, taking, faults }: SiteTeamPageProps) {
  const t = frame.w.teamJournal
  return (
    <section>
      <h2>{t.title}</h2>
      <form class="stack" method="post" action={paths.siteTeam(team.teamId)}>
        <input type="hidden" name="does" value="measurements" />
        <CheckField label={t.title} choices={[{ name: 'takes', text: t.setting, isChosen: taking.takes }]} />
        <Field
          name="most"
          label={t.settingMost}
          value={String(taking.weeklyMost)}
          fault={faults.includes('measurements') ? t.settingFault : null}
          inputMode="numeric"
        />
        <div>
          <Button kind="secondary">{frame.w.teamInbox.save}</Button>
        </div>
      </form>
    </section>
  )
}

function Members({ frame, team, staff }: SiteTeamPageProps) {
  const t = frame.w.teamInbox.site
  return (
    <section>
      <h2>{t.membersTitle}</h2>
      {staff.length === 0 ? (
        <EmptyState sentences={[t.noStaff]} />
      ) : (
        <form class="stack" method="post" action={paths.siteTeam(team.teamId)}>
          <input type="hidden" name="does" value="members" />
          <CheckField
            label={t.membersTitle}
            hint={t.membersHint}
            choices={staff.map(({ accountId, name, isIn }) => ({
              name: `member-${accountId}`,
              text: name,
              isChosen: isIn,
            }))}
          />
          <div>
            <Button kind="secondary">{t.saveMembers}</Button>
          </div>
        </form>
      )}
    </section>
  )
}
