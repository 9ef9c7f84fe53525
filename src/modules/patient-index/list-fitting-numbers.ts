import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { contradicts } from './link-patient.ts'
import type { MatchRules } from './match-rules.ts'
import type { Demographics } from './score.ts'

export type NumberToFit = { readonly key: string; readonly demographics: Demographics }

/**
 * Which of these numbers lead to a patient of the institution whom what is said with it does not contradict: for what names
 * a patient by number and tells a little beside it, as a picture does, without being word of the patient itself.
 */
export async function listFittingNumbers(
  scope: SystemScope,
  { institutionId, numbers }: { readonly institutionId: InstitutionId; readonly numbers: readonly NumberToFit[] },
  rules: MatchRules,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string; demographics: string }>`
    select k.key, l.demographics from patient_key k
    join patient_link l on l.link_id = k.link_id and l.parted_at is null
    where k.institution_id = ${institutionId} and k.key = any (${numbers.map(({ key }) => key)}::text[])
      and not k.ambiguous`.execute(scope.db)
  const known = new Map(rows.map((row) => [row.key, JSON.parse(row.demographics) as Demographics]))
  const fits = ({ key, demographics }: NumberToFit) =>
    known.has(key) && !contradicts(known.get(key)!, demographics, rules)
  const misfits = new Set(numbers.filter((number) => !fits(number)).map(({ key }) => key))
  return new Set(numbers.map(({ key }) => key).filter((key) => !misfits.has(key)))
}
