import { countFunnel } from '#adoption'
import { listFeedHealth, listQuarantine, type QuarantinedRow } from '#ingestion'
import { type AgreedCategory, listAgreements } from '#institutions'
import { countNotices } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../paths.ts'
import { PortalPage } from '../patient/portal-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import type { Shown, Visit } from '../shell/visit.ts'
import { deliveryRow, deliveryTable } from './delivery-table.tsx'
import { feedTable, HEALTH_DAYS } from './feed-table.tsx'
import { FUNNEL_DAYS, funnelTable } from './funnel-table.tsx'

const MOST_ROWS = 100

/** How one's own institution's feeds are, what it sends, what is missing of what it agreed to, and what was set aside and why. */
export async function showInstitution(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const lines = (await listAgreements(scope)).filter((line) => line.institutionId === scope.institutionId)
  const told = await countNotices(scope)
  const quarantine = await listQuarantine(scope, { take: MOST_ROWS })
  const feeds = await listFeedHealth(scope, { days: HEALTH_DAYS })
  const funnel = await countFunnel(scope, { days: FUNNEL_DAYS, institutionId: scope.institutionId })
  const t = frame.w.staff
  return {
    view: (
      <PortalPage frame={frame} title={lines[0]?.institutionName ?? t.institutionTitle} wide>
        <h1>
          <bdi>{lines[0]?.institutionName ?? t.institutionTitle}</bdi>
        </h1>
        <p class="lead">{t.institutionIntro}</p>
        {told > 0 && (
          <Notice kind="info">
            <p>{frame.w.worklist.noticeCount({ count: told })}</p>
          </Notice>
        )}
        {feedTable(frame, feeds)}
        <p>
          <a href={paths.checkSamples()}>{frame.w.check.link}</a>
        </p>
        <p>
          <a href={paths.staff('institution')}>{frame.w.roleAdmin.title}</a>
        </p>
        <p>
          <a href={paths.siteTeams()}>{frame.w.teamInbox.site.link}</a> ·{' '}
          <a href={paths.workload('institution')}>{frame.w.workload.title}</a>
        </p>
        <p>
          <a href={paths.visits()}>{frame.w.visits.title}</a>
          <OfferLinks frame={frame} />
          <a href={paths.terms('institution')}>{frame.w.terms.link}</a>
        </p>
        {deliveryTable(
          frame,
          frame.w.console.delivered,
          lines
            .filter((line): line is AgreedCategory => line.category !== null)
            .map((line) => deliveryRow(frame, line)),
        )}
        {funnelTable(frame, funnel, null)}
        <h2>{t.quarantine}</h2>
        {quarantineTable(frame, quarantine)}
      </PortalPage>
    ),
  }
}

/** What patients can book and where they pick things up. */
function OfferLinks({ frame }: { readonly frame: Frame }) {
  return (
    <>
      {' · '}
      <a href={paths.visitServices()}>{frame.w.slots.title}</a>
      {' · '}
      <a href={paths.pickUpPlaces()}>{frame.w.slots.pickUp}</a>
      {' · '}
      <a href={paths.letterDesk()}>{frame.w.letters.deskTitle}</a>
      {' · '}
      <a href={paths.ownAnnouncements('institution')}>{frame.w.announcements.staff.title}</a>
      {' · '}
      <a href={paths.siteForms()}>{frame.w.teamQuestionnaires.site.title}</a>
      {' · '}
    </>
  )
}

function quarantineTable(frame: Frame, quarantine: readonly QuarantinedRow[]) {
  const t = frame.w.staff
  if (quarantine.length === 0) return <EmptyState sentences={[t.nothingSetAside]} />
  return (
    <DataTable
      caption={t.quarantine}
      isCaptionHidden
      columns={[t.where, t.what, t.when].map((title) => ({ title }))}
      rows={quarantine.map((row, at) => ({
        key: String(at),
        cells: [
          <bdi>{row.place}</bdi>,
          <span lang="en" dir="ltr">{`${row.what.replace(/\.$/, '')}. ${row.mend}`}</span>,
          frame.w.formatInstant(row.firstAt, frame.timeZone),
        ],
      }))}
    />
  )
}
