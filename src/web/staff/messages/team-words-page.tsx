import { isAway, type Team, type Template } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type TeamWordsFault = 'template' | 'away'

export type TeamWordsPageProps = {
  readonly frame: Frame
  readonly team: Team
  /** Teams of the institution that can stand in. */
  readonly others: readonly Team[]
  readonly templates: readonly Template[]
  readonly typed: Readonly<Record<string, string>>
  readonly fault: TeamWordsFault | null
  readonly isSaved: boolean
}

/** What a team keeps for itself: its signature, its templates, and when it is away. */
export function TeamWordsPage(props: TeamWordsPageProps) {
  const { frame, team, fault, isSaved } = props
  const t = frame.w.teamInbox
  return (
    <PortalPage frame={frame} title={team.name} wide>
      <BackLink href={paths.teamInbox()}>{t.back}</BackLink>
      {fault && (
        <ErrorSummary
          title={t.faultTitle}
          text={frame.w.errors.invalid}
          faults={[
            fault === 'away' ? { field: 'from', text: t.site.faults.away } : { field: 'title', text: t.templateFault },
          ]}
        />
      )}
      <h1>
        <bdi>{team.name}</bdi>
      </h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.teamWords(team.teamId)}>
        <input type="hidden" name="does" value="signature" />
        <LongField name="signature" label={t.signature} hint={t.signatureHint} value={team.signature} longest={300} />
        <div>
          <Button kind="secondary">{t.save}</Button>
        </div>
      </form>
      <Templates {...props} />
      <AbsenceForm {...props} />
    </PortalPage>
  )
}

function Templates({ frame, team, templates, typed, fault }: TeamWordsPageProps) {
  const t = frame.w.teamInbox
  return (
    <section>
      <h2>{t.templatesTitle}</h2>
      {templates.length === 0 && <EmptyState sentences={[t.noTemplates]} />}
      <ul class="kinds">
        {templates.map(({ templateId, title, text }) => (
          <li>
            <b>
              <bdi>{title}</bdi>
            </b>
            <p dir="auto">{text}</p>
            <form method="post" action={paths.teamWords(team.teamId)}>
              <input type="hidden" name="does" value="end-template" />
              <Button kind="quiet" name="template" value={templateId}>
                {t.endTemplate}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form class="stack" method="post" action={paths.teamWords(team.teamId)}>
        <input type="hidden" name="does" value="template" />
        <Field
          name="title"
          label={t.templateTitle}
          value={typed.title ?? ''}
          fault={fault === 'template' ? t.templateFault : null}
          isRequired
        />
        <LongField name="text" label={t.templateText} value={typed.text} longest={4000} isRequired />
        <div>
          <Button kind="secondary">{t.addTemplate}</Button>
        </div>
      </form>
    </section>
  )
}

function AbsenceForm({ frame, team, others, typed, fault }: TeamWordsPageProps) {
  const { w, now, timeZone } = frame
  const t = w.teamInbox
  return (
    <section>
      <h2>{t.absence}</h2>
      <p>{t.absenceHint}</p>
      {team.awayUntil && team.awayUntil > now && (
        <Notice kind="info">
          <p>
            {(isAway(team, now) ? t.isAway : t.willBeAway)({
              date: w.formatInstantDay(new Date(team.awayUntil.getTime() - 1), timeZone),
            })}{' '}
            {team.coverName && w.threads.before.covered({ team: team.coverName })}
          </p>
          <form method="post" action={paths.teamWords(team.teamId)}>
            <Button kind="secondary" name="does" value="back">
              {t.endAbsence}
            </Button>
          </form>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.teamWords(team.teamId)}>
        <input type="hidden" name="does" value="away" />
        <Field
          name="from"
          type="date"
          label={t.awayFrom}
          value={typed.from ?? ''}
          fault={fault === 'away' ? t.site.faults.away : null}
          isRequired
        />
        <Field name="until" type="date" label={t.awayUntil} value={typed.until ?? ''} isRequired />
        <SelectField
          name="cover"
          label={t.cover}
          value={typed.cover ?? ''}
          choices={[
            { value: '', text: t.nobody },
            ...others.map(({ teamId, name }) => ({ value: teamId, text: name })),
          ]}
        />
        <div>
          <Button kind="secondary">{t.save}</Button>
        </div>
      </form>
    </section>
  )
}
