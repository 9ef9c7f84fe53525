import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

const NO_CONTEXT = ['', 'null', 'abc', '00000000-0000-0000-0000-000000000000', "' or true --", '{}', '\\']
const SCOPES = ['causeway_patient', 'causeway_staff', 'causeway_account'] as const

describe.each(databaseKinds())('row-level security on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind)
    await house.owner(`insert into institution (institution_id, name, service_type, municipality, contact, joined_on, status)
      values ('a-hospital', 'A', 'hospital', 'A', 'a', '2020-01-01', 'offering')`)
  })
  afterAll(() => house.close())

  it('is on and forced on every table that holds persons', async () => {
    const open = await house.owner(`select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relname not in ('schema_migration', 'institution', 'service', 'agreement', 'feed', 'delivery', 'rulebook',
                              'directory_entry', 'directory_resource')
        and not (c.relrowsecurity and c.relforcerowsecurity)`)
    expect(open).toEqual([])
  })

  it('lets no role own a table, bypass it, or be a superuser', async () => {
    const faults = await house.owner(`select r.rolname from pg_roles r
      where r.rolname like 'causeway%' and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcanlogin
        or exists (select from pg_class c where c.relowner = r.oid and c.relkind = 'r'))`)
    expect(faults).toEqual([])
  })

  it('grants nobody but the owner to truncate, reference or trigger', async () => {
    const faults =
      await house.owner(`select table_name, grantee, privilege_type from information_schema.role_table_grants
      join pg_class on relname = table_name and relkind = 'r' where table_schema = 'public' and grantee like 'causeway%' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`)
    expect(faults).toEqual([])
  })

  it.each(SCOPES)('shows %s no row without a context, or with a garbled one', async (role) => {
    const tables = await house.owner(`select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'v') and c.relrowsecurity is not null and has_any_column_privilege('${role}', c.oid, 'select')
      and (c.relkind = 'v' or c.relrowsecurity) and c.relname not in ('adoption_fact', 'rulebook', 'decision')
      and c.relname not like 'rule\\_pack%'`)
    expect(tables.length).toBeGreaterThan(0)
    for (const { relname } of tables)
      for (const context of NO_CONTEXT) {
        const found = await underRole(house, role, context, `select count(*)::int as n from ${relname}`)
        expect({ relname, context, n: found[0]!.n }).toEqual({ relname, context, n: 0 })
      }
  })

  it('refuses the patient role the table behind the window', async () => {
    await expect(underRole(house, 'causeway_patient', '', 'select count(*) from item')).rejects.toThrow(
      /permission denied/,
    )
    await expect(underRole(house, 'causeway_patient', '', 'delete from disclosure')).rejects.toThrow(
      /permission denied/,
    )
  })
})

/** Runs one statement as a scope role with every setting of the scope set to `context`, then forgets it all. */
function underRole(house: TestHouse, role: string, context: string, statement: string) {
  return house.tryOut(async (query) => {
    for (const name of ['person', 'actor', 'links', 'categories', 'capacity', 'institution'])
      await query(`select set_config('causeway.${name}', $1, true)`, [context])
    await query(`select set_config('role', '${role}', true)`)
    return query(statement)
  })
}
