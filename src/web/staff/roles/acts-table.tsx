import type { StaffActRow } from '#accounts'
import type { StaffRole } from '#platform/database/scopes'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import type { Frame } from '../../patient/view-types.ts'
import { roleWord } from './role-word.ts'

export const ACTS_A_PAGE = 50

export type ActsTableProps = {
  readonly frame: Frame
  readonly acts: readonly StaffActRow[]
  readonly institutions: ReadonlyMap<string, string>
}

/** What was done about roles: when, by whom, what, about whom, why. */
export function ActsTable({ frame, acts, institutions }: ActsTableProps) {
  const { w, timeZone } = frame
  const t = w.roleAdmin
  if (acts.length === 0) return <EmptyState sentences={[t.noActs]} />
  return (
    <DataTable
      caption={t.actsTitle}
      columns={[t.when, t.who, t.what, t.whom, t.because].map((title) => ({ title }))}
      rows={acts.map((one, at) => ({
        key: String(at),
        cells: [
          w.formatInstant(one.at, timeZone),
          <>
            <bdi>{one.actorName}</bdi>
            {one.actorRole in ROLE_WORDS && `, ${roleWord(w, one.actorRole as StaffRole)}`}
          </>,
          t.acts[one.act],
          <>
            <bdi>{one.accountName}</bdi>
            {one.role && `, ${roleWord(w, one.role)}`}
            {one.institutionId && (
              <>
                , <bdi>{institutions.get(one.institutionId) ?? one.institutionId}</bdi>
              </>
            )}
          </>,
          <bdi>{one.because ?? ''}</bdi>,
        ],
      }))}
    />
  )
}

const ROLE_WORDS: Readonly<Record<StaffRole, true>> = {
  clinician: true,
  secretary: true,
  clerk: true,
  'institution-administrator': true,
  'privacy-officer': true,
  steward: true,
  representative: true,
  operator: true,
}
