import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'
import type { MatchRules } from './match-rules.ts'
import { judgeMatch, type MatchVerdict } from './score.ts'

/** A person who may be the one described, by the description of theirs that fits best. */
export type Candidate = {
  readonly personId: PersonId
  readonly linkId: LinkId
  readonly verdict: MatchVerdict['verdict']
  readonly reasons: MatchVerdict['reasons']
}

/** Who shares a number or most keys is looked at first; a crowd behind one common name is not. */
const MOST_CANDIDATES = 50

/** Everybody who shares a key with the description, judged; a person is described by each institution that knows them. */
export async function findCandidates(
  scope: SystemScope,
  {
    demographics,
    keys,
    rules,
  }: {
    readonly demographics: Demographics
    readonly keys: readonly string[]
    readonly rules: MatchRules
  },
): Promise<readonly Candidate[]> {
  const { rows } = await sql<{ personId: PersonId; linkId: LinkId; demographics: string }>`
    select l.person_id, l.link_id, l.demographics
    from (select person_id, count(*) as shared, bool_or(key like 'id%') as by_number from person_key
          where key = any (${keys}::text[]) group by person_id
          order by 3 desc, 2 desc, 1 limit ${MOST_CANDIDATES}) k
    join patient_link l on l.person_id = k.person_id and l.parted_at is null
    order by k.by_number desc, k.shared desc, l.person_id, l.linked_at, l.link_id`.execute(scope.db)
  return [...Map.groupBy(rows, (row) => row.personId).values()].map((descriptions) =>
    strongest(
      descriptions.map((row) => ({
        personId: row.personId,
        linkId: row.linkId,
        ...judgeMatch(demographics, JSON.parse(row.demographics) as Demographics, rules),
      })),
    ),
  )
}

const STRENGTH = { same: 2, possible: 1, different: 0 } as const

/** The best of a person's descriptions; but a number that contradicts any of them leaves it to a person. */
function strongest(judged: readonly Candidate[]): Candidate {
  const best = judged.reduce((one, other) => (STRENGTH[other.verdict] > STRENGTH[one.verdict] ? other : one))
  const isContradicted = judged.some(({ reasons }) => reasons.some(({ code }) => code === 'identifier-conflict'))
  return best.verdict === 'same' && isContradicted ? { ...best, verdict: 'possible' } : best
}
