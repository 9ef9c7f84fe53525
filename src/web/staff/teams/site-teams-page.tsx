import { STAGES, type StageLine, type Team, TOPICS } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field, SelectField } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { hoursWords, topicWords } from '../../patient/messages/thread-words.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type SiteTeamsFault = 'name' | 'stage'

export type SiteTeamsPageProps = {
  readonly frame: Frame
  readonly stage: StageLine
  readonly teams: readonly Team[]
  readonly members: readonly { readonly teamId: string }[]
  readonly routes: readonly { readonly topic: string; readonly serviceId: string; readonly teamId: string }[]
  readonly services: readonly { readonly serviceId: string; readonly name: string }[]
  /** As it was sent, where it could not be taken. */
  readonly typed: Readonly<Record<string, string>> | null
  readonly fault: SiteTeamsFault | null
  readonly isSaved: boolean
}

/** Whether messages are on, the teams, and which of them answers what. */
export function SiteTeamsPage(props: SiteTeamsPageProps) {
  const { frame, teams, fault, isSaved } = props
  const { w } = frame
  const t = w.teamInbox.site
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={w.errors.invalid}
          faults={[fault === 'name' ? { field: 'name', text: t.nameFault } : { field: 'stage', text: t.stageFault }]}
        />
      )}
      <h1>{t.title}</h1>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{w.teamInbox.saved}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      <h2>{t.teams}</h2>
      {teams.length === 0 ? <EmptyState sentences={[t.noTeams]} /> : <Teams {...props} />}
      <AddForm {...props} />
      {teams.length > 0 && <Routes {...props} />}
      <StageForm {...props} />
    </PortalPage>
  )
}

function Teams({ frame, teams, members }: SiteTeamsPageProps) {
  const { w } = frame
  const t = w.teamInbox.site
  return (
    <ul class="kinds">
      {teams.map((team) => (
        <li>
          <a href={paths.siteTeam(team.teamId)}>
            <bdi>{team.name}</bdi>
          </a>
          <p class="m">
            {t.members({ count: members.filter(({ teamId }) => teamId === team.teamId).length })} · {t.promise}:{' '}
            {w.formatNumber(team.promiseDays)}
            {hoursWords(team.openingHours, frame).map((line) => ` · ${line}`)}
          </p>
        </li>
      ))}
    </ul>
  )
}

function AddForm({ frame, typed, fault }: SiteTeamsPageProps) {
  const t = frame.w.teamInbox.site
  return (
    <form class="stack" method="post" action={paths.siteTeams()}>
      <input type="hidden" name="does" value="add" />
      <h3>{t.add}</h3>
      <Field
        name="name"
        label={t.name}
        value={typed?.name ?? ''}
        fault={fault === 'name' ? t.nameFault : null}
        isRequired
      />
      <div>
        <Button kind="secondary">{t.addSend}</Button>
      </div>
    </form>
  )
}

function Routes({ frame, teams, routes, services }: SiteTeamsPageProps) {
  const { w } = frame
  const t = w.teamInbox.site
  const named = (teamId: string) => teams.find((each) => each.teamId === teamId)?.name ?? t.nobody
  const serviceOf = (serviceId: string) => services.find((each) => each.serviceId === serviceId)?.name ?? serviceId
  return (
    <section>
      <h2>{t.routes}</h2>
      <p>{t.routesHint}</p>
      <DataTable
        caption={t.routes}
        isCaptionHidden
        columns={[{ title: t.topic }, { title: w.teamInbox.team }]}
        rows={[
          ...TOPICS.map((topic) => {
            const line = routes.find((each) => each.topic === topic && each.serviceId === '')
            return { key: topic, cells: [topicWords(topic, frame), <bdi>{line ? named(line.teamId) : t.nobody}</bdi>] }
          }),
          ...routes
            .filter(({ serviceId }) => serviceId !== '')
            .map(({ topic, serviceId, teamId }) => ({
              key: `${topic} ${serviceId}`,
              cells: [
                t.forService({ topic: topicWords(topic, frame), service: serviceOf(serviceId) }),
                <bdi>{named(teamId)}</bdi>,
              ],
            })),
        ]}
      />
      <RouteForm {...{ frame, teams, services }} />
    </section>
  )
}

function RouteForm({ frame, teams, services }: Pick<SiteTeamsPageProps, 'frame' | 'teams' | 'services'>) {
  const { w } = frame
  const t = w.teamInbox.site
  return (
    <form class="stack" method="post" action={paths.siteTeams()}>
      <input type="hidden" name="does" value="route" />
      <SelectField
        name="topic"
        label={t.topic}
        value={TOPICS[0]}
        choices={TOPICS.map((topic) => ({ value: topic, text: topicWords(topic, frame) }))}
      />
      <SelectField
        name="service"
        label={t.service}
        value=""
        choices={[
          { value: '', text: t.allServices },
          ...services.map(({ serviceId, name }) => ({ value: serviceId, text: name })),
        ]}
      />
      <SelectField
        name="team"
        label={w.teamInbox.team}
        value={teams[0]!.teamId}
        choices={[{ value: '', text: t.nobody }, ...teams.map(({ teamId, name }) => ({ value: teamId, text: name }))]}
      />
      <div>
        <Button kind="secondary">{t.route}</Button>
      </div>
    </form>
  )
}

function StageForm({ frame, stage, typed, fault }: SiteTeamsPageProps) {
  const { w, timeZone } = frame
  const t = w.teamInbox.site
  const isTicked = (name: 'hasCover' | 'hasHours' | 'isTrained') => (typed ? typed[name] === 'yes' : stage[name])
  return (
    <section>
      <h2>{t.stage}</h2>
      <p class="m">
        {stage.setAt
          ? t.setBy({ name: stage.actorName ?? '', date: w.formatInstantDay(stage.setAt, timeZone) })
          : t.neverSet}
      </p>
      <form class="stack" method="post" action={paths.siteTeams()}>
        <input type="hidden" name="does" value="stage" />
        <RadioField
          name="stage"
          label={t.stage}
          value={typed?.stage ?? stage.stage}
          fault={fault === 'stage' ? t.stageFault : null}
          choices={STAGES.map((value) => ({ value, text: t.stages[value] }))}
        />
        <Field name="owner" label={t.owner} value={typed?.owner ?? stage.ownerName} />
        <CheckField
          label={t.criteria}
          choices={(['hasCover', 'hasHours', 'isTrained'] as const).map((name) => ({
            name,
            text: t.criteriaChoices[name],
            isChosen: isTicked(name),
          }))}
        />
        <div>
          <Button>{t.setStage}</Button>
        </div>
      </form>
    </section>
  )
}
