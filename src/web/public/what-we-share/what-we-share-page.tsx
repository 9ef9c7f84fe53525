import { asCategory } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import type { AgreedCategory } from '#institutions'
import type { Rulebook, RulebookVersion } from '#release'
import type { StandingPromise } from '#requests'
import { Facts } from '#ui/facts/facts'
import { DeviationList, RuleList } from '../../openness/rule-tables.tsx'
import type { AnyRule } from '../../openness/rule-words.ts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { Features, type PublicFeatures } from './features.tsx'

export type PlannedRules = {
  readonly version: RulebookVersion
  readonly rulebook: Rulebook
  readonly decisions: ReadonlyMap<string, number>
}

export type WhatWeSharePageProps = {
  readonly frame: Frame
  readonly rulebook: Rulebook
  /** The versions that will follow, the next one first. */
  readonly planned: readonly PlannedRules[]
  /** Names of institutions by id. */
  readonly names: ReadonlyMap<string, string>
  /** By which decision each rule says what it says. */
  readonly decisions: ReadonlyMap<string, number>
  readonly agreements: readonly AgreedCategory[]
  readonly promises: readonly Pick<StandingPromise, 'kind' | 'workingDays'>[]
  readonly features: PublicFeatures
}

/** The region's rules, each institution that has another with its reason and its end, and what is planned. */
export function WhatWeSharePage(props: WhatWeSharePageProps) {
  const { frame, rulebook, planned, names, decisions } = props
  const { w } = frame
  const t = w.whatWeShare
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro({ region: frame.regionName })}</p>
      <p>{w.rules.inForce({ day: dayOf(rulebook.effectiveFrom, frame), decision: rulebook.decision })}</p>
      <p>
        <a href={paths.decisions()}>{w.decisions.title}</a>
      </p>
      {rulebook.principles.length > 0 && (
        <section>
          <h2>{t.principles}</h2>
          <ul>
            {rulebook.principles.map((principle) => (
              <li>{principle.says[w.language]}</li>
            ))}
          </ul>
        </section>
      )}
      <h2>{t.rules}</h2>
      {rulebook.rules.length === 0 && <p>{w.rules.noRules}</p>}
      <RuleList frame={frame} rulebook={rulebook} rules={rulesOf(rulebook)} decisions={decisions} />
      <section>
        <h2>{t.deviations}</h2>
        {rulebook.deviations.length === 0 ? (
          <p>{t.noDeviations}</p>
        ) : (
          <>
            <p>{t.deviationsIntro}</p>
            <DeviationList frame={frame} rulebook={rulebook} names={names} decisions={decisions} />
          </>
        )}
      </section>
      <WhoShares {...props} />
      <Promises {...props} />
      <Features frame={frame} features={props.features} />
      <section>
        <h2>{w.rules.planned}</h2>
        {planned.length === 0 && <p>{w.rules.plannedNone}</p>}
        {planned.map((next, at) => (
          <Planned frame={frame} next={next} before={planned[at - 1]?.rulebook ?? rulebook} />
        ))}
      </section>
    </PortalPage>
  )
}

/** Each health service with what it sends, and what it has not begun to send. */
function WhoShares({ frame, agreements }: WhatWeSharePageProps) {
  const { w } = frame
  const t = w.whatWeShare
  const services = [...Map.groupBy(agreements, ({ institutionId }) => institutionId).values()]
  const listed = (lines: readonly AgreedCategory[]) =>
    w.formatList(
      lines.flatMap(({ category }) => asCategory(category ?? '') ?? []).map((each) => w.categories[each].name),
    )
  return (
    <section>
      <h2>{t.who}</h2>
      <p>{t.whoIntro}</p>
      {services.map((lines) => {
        const [first] = lines
        const sent = listed(lines.filter(({ firstReceivedAt }) => firstReceivedAt !== null))
        const coming = listed(lines.filter(({ firstReceivedAt }) => firstReceivedAt === null))
        return (
          <details>
            <summary>
              <bdi>{first!.institutionName}</bdi>
            </summary>
            <p class="m">{w.serviceTypes[first!.serviceType]}</p>
            {sent && <p>{t.sends({ kinds: sent })}</p>}
            {coming && <p>{t.notYet({ kinds: coming })}</p>}
            {!sent && !coming && <p>{t.sendsNothing}</p>}
          </details>
        )
      })}
    </section>
  )
}

/** Within how many working days people are answered. */
function Promises({ frame, promises }: WhatWeSharePageProps) {
  const { w } = frame
  const t = w.whatWeShare
  return (
    <section>
      <h2>{t.answers}</h2>
      <p>{t.answersIntro}</p>
      <Facts
        facts={promises.map(({ kind, workingDays }) => ({
          label: w.requests.kinds[kind],
          value: t.answerWithin({ count: workingDays }),
        }))}
      />
    </section>
  )
}

type PlannedProps = { readonly frame: Frame; readonly next: PlannedRules; readonly before: Rulebook }

/** What a later version changes, in the words of its own rules. */
function Planned({ frame, next: { rulebook, decisions }, before }: PlannedProps) {
  const { w } = frame
  const was = new Map(everyRule(before).map((rule) => [rule.id, JSON.stringify(rule)]))
  const kept = new Set(everyRule(rulebook).map(({ id }) => id))
  const fresh = everyRule(rulebook).filter((rule) => was.get(rule.id) !== JSON.stringify(rule))
  const gone = everyRule(before).filter(({ id }) => !kept.has(id))
  return (
    <>
      <p>{w.rules.plannedIntro({ day: dayOf(rulebook.effectiveFrom, frame), decision: rulebook.decision })}</p>
      {fresh.length + gone.length === 0 && <p>{w.rules.plannedSame}</p>}
      {fresh.length > 0 && (
        <>
          <h3>{w.rules.plannedNew}</h3>
          <RuleList frame={frame} rulebook={rulebook} rules={fresh} decisions={decisions} />
        </>
      )}
      {gone.length > 0 && (
        <>
          <h3>{w.rules.plannedGone}</h3>
          <RuleList frame={frame} rulebook={before} rules={gone} />
        </>
      )}
    </>
  )
}

function rulesOf(rulebook: Rulebook): readonly AnyRule[] {
  return [...rulebook.rules, rulebook.defaultRule]
}

function everyRule(rulebook: Rulebook): readonly AnyRule[] {
  return [...rulesOf(rulebook), ...rulebook.deviations]
}

function dayOf(day: string, { w }: Frame): string {
  return w.formatDay(readClinicalDate(day)!)
}
