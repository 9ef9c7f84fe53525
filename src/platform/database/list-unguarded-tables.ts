import { sql } from 'kysely'
import type { Database } from './open-database.ts'

/** Tables about no person, which anybody in a scope may read. */
const ABOUT_NO_PERSON = [
  'schema_migration',
  'institution',
  'service',
  'agreement',
  'feed',
  'delivery',
  'rulebook',
  'directory_entry',
  'directory_resource',
]

/**
 * The tables on which row-level security is not on and forced, or that a role of ours owns (an owner may switch it
 * off). Empty is the only good answer; a new table counts until it says that it is about no person.
 */
export async function listUnguardedTables(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and ((not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> all (${ABOUT_NO_PERSON}::text[]))
           or r.rolname like 'causeway\_%')
    order by 1`.execute(database.web)
  return rows.map((row) => row.name)
}
