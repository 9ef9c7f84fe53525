import { countFacts, countFunnel } from '#adoption'
import { asCategory } from '#base/categories'
import { type AgreedCategory, listAgreements } from '#institutions'
import type { StaffRole, StaffScope } from '#platform/database/scopes'
import { readLiveRulebook } from '#release'
import { DataTable } from '#ui/data-table/data-table'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { FUNNEL_DAYS, funnelTable } from './funnel-table.tsx'

const DAYS = 30

/** The region for those who steer it: who sends what, the rulebook in force, and how far the portal has come. */
export async function showRegion(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const byInstitution = Map.groupBy(await listAgreements(scope), (line) => line.institutionId)
  const facts = await countFacts(scope, { days: DAYS })
  const funnel = await countFunnel(scope, { days: FUNNEL_DAYS })
  const names = new Map([...byInstitution].map(([id, [line]]) => [id as string, line!.institutionName]))
  const rulebook = await readLiveRulebook(scope)
  const { w } = frame
  const t = w.staff
  return {
    view: (
      <PortalPage frame={frame} title={t.regionTitle} wide>
        <h1>{t.regionTitle}</h1>
        <p class="lead">{t.regionIntro}</p>
        <RegionLinks frame={frame} role={scope.role} />
        <DataTable
          caption={t.institutions}
          columns={[t.institution, t.serviceType, t.state, t.items, w.console.unmapped, t.lastReceived].map(
            (title, at) => ({ title, isNumber: at === 3 || at === 4 }),
          )}
          rows={[...byInstitution.values()].map((lines) => institutionRow(frame, lines))}
        />
        <DataTable
          caption={w.console.usage({ days: DAYS })}
          columns={[{ title: t.what }, { title: t.category }, { title: w.console.count, isNumber: true }]}
          rows={facts.map((fact) => {
            const category = asCategory(fact.category ?? '')
            return {
              key: `${fact.kind} ${fact.category}`,
              cells: [
                w.facts[fact.kind as keyof typeof w.facts] ??
                  w.enrolment.events[fact.kind as keyof typeof w.enrolment.events] ??
                  fact.kind,
                category ? w.categories[category].name : '',
                fact.count === null ? w.console.fewerThanFive : w.formatNumber(fact.count),
              ],
            }
          })}
        />
        {funnelTable(frame, funnel, names)}
        <h2>{t.rulebook}</h2>
        <p>
          <bdi>{rulebook.title}</bdi> ({w.formatNumber(rulebook.version)}). <bdi>{rulebook.decision}</bdi>
        </p>
      </PortalPage>
    ),
  }
}

/** What else there is for those who steer the region. */
function RegionLinks({ frame: { w }, role }: { readonly frame: Frame; readonly role: StaffRole }) {
  const isSteward = role === 'steward'
  const mayTry = isSteward || role === 'representative'
  return (
    <ul>
      {isSteward && (
        <li>
          <a href={paths.cases('region')}>{w.worklist.casesTitle}</a>
        </li>
      )}
      {isSteward && (
        <li>
          <a href={paths.staff('region')}>{w.roleAdmin.title}</a>
        </li>
      )}
      {isSteward && (
        <li>
          <a href={paths.terms('region')}>{w.terms.title}</a>
        </li>
      )}
      {isSteward && (
        <li>
          <a href={paths.ownAnnouncements('region')}>{w.announcements.staff.title}</a>
        </li>
      )}
      {isSteward && (
        <li>
          <a href={paths.whoSaw()}>{w.log.privacy.whoSaw}</a>
        </li>
      )}
      <li>
        <a href={paths.regionRequests()}>{w.teamRequests.counts}</a>
      </li>
      <li>
        <a href={paths.workload('region')}>{w.workload.title}</a>
      </li>
      <li>
        <a href={paths.rulebooks()}>{w.rulebooks.title}</a>
      </li>
      {mayTry && (
        <li>
          <a href={paths.lab()}>{w.lab.title}</a>
        </li>
      )}
      <li>
        <a href={paths.holds()}>{w.rulebooks.holdsTitle}</a>
      </li>
    </ul>
  )
}

function institutionRow(frame: Frame, lines: readonly AgreedCategory[]) {
  const { w, timeZone } = frame
  const first = lines[0]!
  const last = lines.reduce<Date | null>(
    (latest, { lastReceivedAt }) => (lastReceivedAt && (!latest || lastReceivedAt > latest) ? lastReceivedAt : latest),
    null,
  )
  return {
    key: first.institutionId,
    cells: [
      <bdi>{first.institutionName}</bdi>,
      w.serviceTypes[first.serviceType],
      w.institutionStates[first.status],
      w.formatNumber(lines.reduce((sum, line) => sum + line.items, 0)),
      w.formatNumber(lines.reduce((sum, line) => sum + line.unmapped, 0)),
      last ? w.formatInstant(last, timeZone) : w.staff.never,
    ],
  }
}
