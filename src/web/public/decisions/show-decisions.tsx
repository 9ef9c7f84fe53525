import { NotFound } from '#base/errors'
import { listConcerns, listDecisions, listOpenProposals, readDecision } from '#governance'
import type { PublicScope } from '#platform/database/scopes'
import { listRulebookVersions, readRulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ConcernInWords } from '../../openness/concern-in-words.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type CarriedRules, DecisionPage } from './decision-page.tsx'

/** What was decided and what is talked about, for everybody. */
export async function showDecisions(scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const { w, timeZone } = frame
  const t = w.decisions
  const decisions = await listDecisions(scope)
  const open = await listOpenProposals(scope)
  return {
    view: (
      <PortalPage frame={frame} title={t.title}>
        <h1>{t.title}</h1>
        <p class="lead">{t.intro}</p>
        <ul>
          <li>
            <a href={paths.concerns()}>{t.concerns}</a>
          </li>
          <li>
            <a href={paths.ideas()}>{t.ideas}</a>
          </li>
        </ul>
        <h2>{t.open}</h2>
        {open.length === 0 && <EmptyState sentences={[t.noneOpen]} />}
        <ul>
          {open.map(({ title, openedAt }) => (
            <li>
              <bdi>{title}</bdi>, {t.openSince({ day: w.formatInstantDay(openedAt, timeZone) })}
            </li>
          ))}
        </ul>
        <h2>{t.all}</h2>
        <ul class="looks">
          {decisions.map((decision) => (
            <li>
              <p>
                <a href={paths.decision(decision.decisionId)}>
                  <bdi>{decision.title}</bdi>
                </a>
              </p>
              <p class="m">
                {t.number({ number: decision.decisionId })} · {t.kinds[decision.kind]} ·{' '}
                {w.formatInstantDay(decision.decidedAt, timeZone)} · {t.outcomes[decision.outcome]}
              </p>
            </li>
          ))}
        </ul>
      </PortalPage>
    ),
  }
}

/** One decision in plain words: what, why, who had a say and what they said, and what came of it. */
export async function showDecision(scope: PublicScope, { params }: Visit, frame: Frame): Promise<Shown> {
  if (!/^\d{1,9}$/.test(params.decisionId ?? '')) throw new NotFound('decision', { detail: 'not a number' })
  const decision = await readDecision(scope, { decisionId: Number(params.decisionId) })
  const concerns = decision.proposalId === null ? [] : await listConcerns(scope, { proposalId: decision.proposalId })
  const rules = await readCarriedRules(scope, decision)
  return { view: <DecisionPage frame={frame} decision={decision} rules={rules} concerns={concerns} /> }
}

/** The worries of the region, and what the figures say of each. */
export async function showConcerns(scope: PublicScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const t = frame.w.decisions
  const concerns = await listConcerns(scope)
  return {
    view: (
      <PortalPage frame={frame} title={t.concerns}>
        <BackLink href={paths.decisions()}>{t.title}</BackLink>
        <h1>{t.concerns}</h1>
        <p class="lead">{t.concernsIntro}</p>
        {concerns.length === 0 && <EmptyState sentences={[t.noConcerns]} />}
        {concerns.map((concern) => (
          <section>
            <ConcernInWords frame={frame} concern={concern} />
          </section>
        ))}
      </PortalPage>
    ),
  }
}

/** The rules that the published rulebook has and the one before it had not, or had otherwise. */
async function readCarriedRules(
  scope: PublicScope,
  { published }: Awaited<ReturnType<typeof readDecision>>,
): Promise<CarriedRules | null> {
  const carried = published && (await readRulebook(scope, { version: published.version }))
  if (!carried) return null
  const versions = (await listRulebookVersions(scope)).map(({ version }) => version)
  const earlier = Math.max(0, ...versions.filter((version) => version < carried.version))
  const before = earlier === 0 ? null : await readRulebook(scope, { version: earlier })
  const { rulebook } = carried
  const old = before ? [...before.rulebook.rules, before.rulebook.defaultRule] : []
  const was = new Set(old.map((rule) => JSON.stringify(rule)))
  const rules = before ? [...rulebook.rules, rulebook.defaultRule].filter((rule) => !was.has(JSON.stringify(rule))) : []
  return { rulebook, rules, before: old, isReplaced: versions.some((version) => version > carried.version) }
}
