import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { InstitutionPlan } from './set-up-institutions.ts'

/**
 * All institutions and one feed, as `setUpInstitutions` takes them: whose names a feed may not bear hangs on the others.
 * Services and credentials stay here.
 */
export async function readSetUp(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<InstitutionPlan> {
  const { rows: institutions } = await sql<Omit<InstitutionPlan['institutions'][number], 'services'>>`
    select i.institution_id as id, i.name, i.service_type, i.municipality, i.time_zone, i.contact,
           i.joined_on::text as joined, i.status,
           coalesce((select json_agg(json_build_object('category', a.category, 'from', a.promised_from::text, 'note', a.note))
                     from agreement a where a.institution_id = i.institution_id), '[]') as agreed
    from institution i`.execute(scope.db)
  const { rows: feeds } = await sql<InstitutionPlan['feeds'][number]>`
    select feed_id as id, institution_id, format, aggregator from feed where feed_id = ${feedId}`.execute(scope.db)
  return { institutions: institutions.map((each) => ({ ...each, services: [] })), feeds }
}
