import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Category } from '#base/categories'
import { NotFound } from '#base/errors'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient, tissueReport } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { openPreviewScope, type Viewer } from './preview-scope.ts'
import { type PatientScope, withStaffScope } from './scopes.ts'

const HERE = 'nordfjord-hospital-fhir'
const THERE = 'st-eystein-hospital-fhir'
const SELF: Viewer = { capacity: 'self', categories: [] }
const NUMBER = { identifier: [{ system: 'https://causeway.example/id/national', value: '17105812345' }] }

describe.each(databaseKinds())('a clinician looks with a patient’s eyes, on %s', (kind) => {
  let portal: TestPortal
  let personId: string
  const items: Record<string, string> = {}
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    const issued = new Date(performance.timeOrigin - 2 * 86_400_000).toISOString()
    await portal.takeIn(HERE, bundle(patient('frida', { name: [{ family: 'Frost', given: ['Frida'] }], ...NUMBER })))
    await portal.takeIn(
      HERE,
      bundle(
        observation('frida-value', 'frida', { issued, effectiveDateTime: issued }),
        tissueReport('frida-tissue', 'frida', issued, { conclusion: 'as expected' }),
      ),
    )
    personId = await portal.personCalled('Frida Frost')
    await portal.addAccount('helper@test.example', {
      grants: [{ personId, capacity: 'delegate', categories: ['laboratory', 'medications'] }],
    })
    await portal.addAccount('late@test.example', {
      grants: [{ personId, capacity: 'delegate', until: new Date(performance.timeOrigin - 86_400_000) }],
    })
    await portal.addAccount('away@test.example', { role: 'clinician', institutionId: 'st-eystein-hospital' })
    const rows = await portal.house.owner('select item_id, source_id from item where person_id = $1', [personId])
    for (const row of rows) items[row.source_id as string] = row.item_id as string
  })
  afterAll(() => portal.close())

  async function look<Result>(
    itemId: string,
    viewer: Viewer,
    work: (theirs: PatientScope) => Promise<Result>,
    email = 'clinician@demo.example',
  ): Promise<Result> {
    const token = tokenIn(await portal.signIn(email))
    return withStaffScope(portal.house.database, { token, role: 'clinician', requestId: 'test' }, async (scope) =>
      work(await openPreviewScope(scope, { itemId, viewer })),
    )
  }
  const titles = async ({ db }: PatientScope) =>
    (await sql<{ title: string }>`select title from released_item order by title`.execute(db)).rows.map(
      (row) => row.title,
    )
  const sealed = async ({ db }: PatientScope) =>
    (await sql<{ category: string }>`select category from sealed_card`.execute(db)).rows.map((row) => row.category)

  it('sees what is open of the kinds in the item, and a card instead of what waits', async () => {
    expect(await look(items['frida-value']!, SELF, titles)).toHaveLength(1)
    expect(await look(items['frida-tissue']!, SELF, titles)).toEqual([])
    expect(await look(items['frida-tissue']!, SELF, sealed)).toEqual(['pathology'])
  })

  it('sees nothing that another institution has sent, though the patient does', async () => {
    const issued = new Date(performance.timeOrigin - 86_400_000).toISOString()
    await portal.takeIn(THERE, bundle(patient('ffrost', { name: [{ family: 'Frost', given: ['Frida'] }], ...NUMBER })))
    await portal.takeIn(THERE, bundle(observation('elsewhere', 'ffrost', { issued, effectiveDateTime: issued })))
    const [row] = await portal.house.owner(
      `select count(*)::int as count from item where person_id = $1 and source_id = 'elsewhere'`,
      [personId],
    )
    expect(row!.count).toBe(1)
    expect(await look(items['frida-value']!, SELF, titles)).toHaveLength(1)
  })

  it('sees with a delegate’s eyes what the delegate may see, and no more', async () => {
    const delegate = (categories: readonly Category[]): Viewer => ({ capacity: 'delegate', categories })
    expect(await look(items['frida-value']!, delegate(['laboratory']), titles)).toHaveLength(1)
    for (const [itemId, viewer] of [
      [items['frida-value']!, delegate(['laboratory', 'pathology'])],
      [items['frida-value']!, delegate(['laboratory', 'medications'])],
      [items['frida-tissue']!, delegate(['pathology'])],
      [items['frida-value']!, { capacity: 'guardian', categories: ['laboratory'] }],
      [items['frida-value']!, { capacity: 'clinician' as never, categories: ['laboratory'] }],
      [items['frida-value']!, { capacity: null as never, categories: ['laboratory'] }],
    ] as const)
      await expect(look(itemId, viewer, titles), JSON.stringify(viewer)).rejects.toThrow(NotFound)
  })

  it('may ask what a delegate sees of something outside the grant: nothing', async () => {
    expect(await look(items['frida-tissue']!, { capacity: 'delegate', categories: [] }, sealed)).toEqual([])
  })

  it('can write nothing while looking: nobody has opened anything', async () => {
    const open = ({ db }: PatientScope) =>
      sql`insert into opening (person_id, item_id) values (${personId}::uuid, ${items['frida-value']!}::uuid)`.execute(
        db,
      )
    await expect(look(items['frida-value']!, SELF, open)).rejects.toThrow(/read-only transaction/)
  })

  it('does not lead back to the clinician’s own rights, nor to another person', async () => {
    const again = ({ db }: PatientScope) =>
      sql`select * from open_preview_scope(${items['frida-value']!}::uuid, 'self', '{}')`.execute(db)
    await expect(look(items['frida-value']!, SELF, again)).rejects.toThrow(/permission denied/)
  })

  it('is refused by the database to everybody but clinicians of the institution that sent the item', async () => {
    await expect(look(items['frida-value']!, SELF, titles, 'away@test.example')).rejects.toThrow(NotFound)
    const token = tokenIn(await portal.signIn('steward@demo.example'))
    const asSteward = withStaffScope(portal.house.database, { token, role: 'steward', requestId: 'test' }, (scope) =>
      openPreviewScope(scope, { itemId: items['frida-value']!, viewer: SELF }),
    )
    await expect(asSteward).rejects.toThrow(NotFound)
  })

  it('never shows what is restricted without a trace', async () => {
    await portal.house.owner(`update item set verdict = 'restricted', release_at = 'infinity' where item_id = $1`, [
      items['frida-value']!,
    ])
    await expect(look(items['frida-value']!, SELF, titles)).rejects.toThrow(NotFound)
  })
})
