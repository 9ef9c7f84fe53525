import type { GoalTarget, Span, TeamMember } from '#formats/fhir/read-plan'
import { wordFor } from '#messages/word-for'
import { paths } from '../../paths.ts'
import type { Frame } from '../view-types.ts'
import type { NextAction, SharedPlan as Plan, PlanEntry, Source } from './gather-plan.ts'

type Props = { readonly plan: Plan; readonly frame: Frame }

/** The plan of all services together: what comes next and who does it, goals, people, and what is in force or over. */
export function SharedPlan({ plan, frame }: Props) {
  const t = frame.w.sharedPlan
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <h3>{t.next}</h3>
      {plan.next.length === 0 && <p>{t.nothingNext}</p>}
      {plan.next.map((action) => (
        <Action action={action} frame={frame} />
      ))}
      <Goals plan={plan} frame={frame} />
      <People plan={plan} frame={frame} />
      <Plans plan={plan} frame={frame} />
      <Over plan={plan} frame={frame} />
    </>
  )
}

function Action({ action, frame }: { readonly action: NextAction; readonly frame: Frame }) {
  const t = frame.w.sharedPlan
  const told = [action.place, action.state && wordFor(t.states, action.state)].filter(Boolean)
  return (
    <article class="card">
      <h4>
        <bdi>{action.isForbidden ? t.notToDo({ what: action.what }) : action.what}</bdi>
      </h4>
      <p>
        <bdi>{whenWords(action, frame)}</bdi>
      </p>
      <p>{whoWords(action, frame)}</p>
      <p class="m">
        {told.length > 0 && `${told.join(' · ')} · `}
        <From source={action.source} />
      </p>
    </article>
  )
}

function whenWords({ when, day, days, span, isPast, source }: NextAction, { w }: Frame): string {
  const t = w.sharedPlan
  const isBeginning = day !== null && day === span?.from && span.until === null
  const isDay = day !== null && days.includes(day)
  const date = day && w.formatDate(day)
  const over = date && isPast ? t.dayOver({ date, institution: source.institutionName }) : null
  const named = over ?? (isDay || isBeginning ? date : span && spanWords(span, w))
  return [when, named].filter(Boolean).join(' · ') || t.noDay
}

function spanWords({ from, until }: Span, w: Frame['w']): string {
  const t = w.sharedPlan
  if (from && until) return t.period({ from: w.formatDay(from), until: w.formatDay(until) })
  return from ? t.since({ date: w.formatDay(from) }) : t.until({ date: w.formatDay(until!) })
}

function whoWords({ who, team, source }: NextAction, { w }: Frame): string {
  const t = w.sharedPlan
  if (who.length > 0) return t.doneBy({ names: w.formatList(who) })
  if (team.length > 0) return t.team({ names: w.formatList(team.map(memberWords)) })
  return t.nobody({ institution: source.institutionName })
}

function memberWords({ name, role }: TeamMember): string {
  return role ? `${name} (${role})` : name
}

function From({ source }: { readonly source: Source }) {
  return (
    <>
      <a href={paths.item(source.itemId)}>
        <bdi>{source.title}</bdi>
      </a>{' '}
      · <bdi>{source.institutionName}</bdi>
    </>
  )
}

function Goals({ plan, frame }: Props) {
  const { w } = frame
  const t = w.sharedPlan
  if (plan.goals.length === 0) return null
  return (
    <section>
      <h3>{t.goals}</h3>
      <ul>
        {plan.goals.map((goal) => {
          const told = [
            goal.reached && wordFor(t.reached, goal.reached),
            ...goal.targets.map((target) => targetWords(target, w)),
          ].filter(Boolean)
          return (
            <li>
              <a href={paths.item(goal.source.itemId)}>
                <bdi>{goal.what}</bdi>
              </a>
              {told.length > 0 && `: ${told.join(' · ')}`} · <bdi>{goal.source.institutionName}</bdi>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function targetWords({ measure, aim, due }: GoalTarget, w: Frame['w']): string {
  const t = w.sharedPlan
  const target = [measure, aim].filter(Boolean).join(': ')
  return [target && t.target({ target }), due && t.due({ date: w.formatDay(due) })].filter(Boolean).join(', ')
}

function People({ plan, frame }: Props) {
  if (plan.teams.length === 0) return null
  return (
    <section>
      <h3>{frame.w.sharedPlan.people}</h3>
      {plan.teams.map(({ source, members }) => (
        <>
          <p>
            <From source={source} />
          </p>
          <ul>
            {members.map((member) => (
              <li>
                <bdi>{memberWords(member)}</bdi>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  )
}

function Plans({ plan, frame }: Props) {
  if (plan.plans.length === 0) return null
  return (
    <section>
      <h3>{frame.w.sharedPlan.plans}</h3>
      <ul>
        {plan.plans.map((each) => (
          <li>
            <From source={each} /> {periodWords(each, frame)}
            {each.facts.about && (
              <p>
                <bdi>{each.facts.about}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function periodWords({ facts: { from, until } }: PlanEntry, { w }: Frame): string {
  return from || until ? `· ${spanWords({ from, until }, w)}` : ''
}

/** What has ended, folded: it is looked for, and not in the way. */
function Over({ plan, frame }: Props) {
  const { w } = frame
  const t = w.sharedPlan
  if (plan.over.length === 0) return null
  return (
    <details>
      <summary>{t.over({ count: plan.over.length })}</summary>
      <ul>
        {plan.over.map((each) => (
          <li>
            <From source={each} />
            {each.facts.until && ` · ${t.ended({ date: w.formatDay(each.facts.until) })}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
