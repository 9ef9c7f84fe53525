import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import type { CodeState, LocalCode } from './local-code.ts'
import type { ReasonWord } from './suggest/score.ts'
import type { Suggestion } from './suggest/suggest.ts'

/** So many stand on one page: what a person goes through at one time. */
export const CODES_A_PAGE = 20

const COLUMNS = sql`c.institution_id, n.name as institution_name, c.code_key, c.name, c.unit, c.specimen, c.kind,
  c.range_low, c.range_high, c.seen::float8 as seen, c.last_seen_at, c.state, c.loinc`

export type CodeQuestion = { readonly institutionId: string | null; readonly state: CodeState; readonly skip: number }

/** Codes in a state, those that most results came with first. An administrator's scope sees the own institution's. */
export async function listCodes(
  scope: StaffScope,
  { institutionId, state, skip }: CodeQuestion,
): Promise<{ readonly codes: readonly LocalCode[]; readonly hasMore: boolean }> {
  const { rows } = await sql<LocalCode>`
    select ${COLUMNS} from local_code c join institution n on n.institution_id = c.institution_id
    where c.state = ${state} and (${own(scope, institutionId)}::text is null or c.institution_id = ${own(scope, institutionId)})
    order by c.seen desc, c.code_key, c.institution_id
    limit ${CODES_A_PAGE + 1} offset ${skip}`.execute(scope.db)
  return { codes: rows.slice(0, CODES_A_PAGE), hasMore: rows.length > CODES_A_PAGE }
}

function own(scope: StaffScope, institutionId: string | null): string | null {
  return scope.role === 'institution-administrator' ? scope.institutionId : institutionId
}

export type CodeCount = {
  readonly institutionId: string
  readonly institutionName: string
  readonly open: number
  readonly proposed: number
  readonly mapped: number
  readonly unmappable: number
}

/** How many codes of each institution are in which state. */
export async function countCodes(scope: StaffScope): Promise<readonly CodeCount[]> {
  const { rows } = await sql<CodeCount>`
    select c.institution_id, n.name as institution_name,
           (count(*) filter (where c.state = 'open'))::int as open,
           (count(*) filter (where c.state = 'proposed'))::int as proposed,
           (count(*) filter (where c.state = 'mapped'))::int as mapped,
           (count(*) filter (where c.state = 'unmappable'))::int as unmappable
    from local_code c join institution n on n.institution_id = c.institution_id
    where ${own(scope, null)}::text is null or c.institution_id = ${own(scope, null)}
    group by 1, 2 order by 2`.execute(scope.db)
  return rows
}

export type CodeDecision = {
  readonly decisionNo: number
  readonly word: 'mapped' | 'unmappable' | 'proposed' | 'refused' | 'undone'
  readonly loinc: string | null
  readonly reason: string
  readonly isByItself: boolean
  readonly decidedAt: Instant
  readonly accountId: string | null
  readonly authorName: string
  /** Why it was suggested, as it was then; null where it was not, or where that was not kept. */
  readonly reasons: readonly ReasonWord[] | null
}

/** One code with everything that was ever decided of it, newest first. Throws NotFound for what is not the reader's. */
export async function readCode(
  scope: StaffScope,
  { institutionId, codeKey }: { readonly institutionId: string; readonly codeKey: string },
): Promise<LocalCode & { readonly history: readonly CodeDecision[] }> {
  if (own(scope, institutionId) !== institutionId) throw new NotFound('code', { detail: 'of another institution' })
  const { rows } = await sql<LocalCode>`
    select ${COLUMNS} from local_code c join institution n on n.institution_id = c.institution_id
    where c.institution_id = ${institutionId} and c.code_key = ${codeKey}`.execute(scope.db)
  const [code] = rows
  if (!code) throw new NotFound('code', { detail: 'no such code' })
  const { rows: history } = await sql<Omit<CodeDecision, 'reasons'> & { readonly suggested: unknown }>`
    select decision_no::float8 as decision_no, word, loinc, reason, is_by_itself, suggested, decided_at, account_id, author_name
    from code_decision where institution_id = ${institutionId} and code_key = ${codeKey}
    order by decision_no desc`.execute(scope.db)
  return {
    ...code,
    history: history.map(({ suggested, ...each }) => ({ ...each, reasons: reasonsOf(suggested, each.loinc) })),
  }
}

function reasonsOf(suggested: unknown, loinc: string | null): readonly ReasonWord[] | null {
  if (!Array.isArray(suggested)) return null
  return (suggested as readonly Suggestion[]).find((each) => each.loinc === loinc)?.reasons ?? null
}
