import { sql } from 'kysely'
import { Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope, PublicScope, StaffScope, SystemScope } from '#platform/database/scopes'

export type PickUpPlace = { readonly placeId: string; readonly name: string; readonly address: string }

/** Where an institution says that medicines can be picked up. */
export async function listPickUpPlaces(
  scope: PatientScope | StaffScope,
  { institutionId }: { readonly institutionId: string },
): Promise<readonly PickUpPlace[]> {
  const { rows } = await sql<PickUpPlace>`
    select place_id, name, address from pick_up_place
    where institution_id = ${institutionId} and ended_at is null order by name limit 100`.execute(scope.db)
  return rows
}

/** Names a place, or brings one back that was taken away. False where the institution has one of that name. */
export async function addPickUpPlace(
  scope: StaffScope,
  { name, address }: { readonly name: string; readonly address: string },
): Promise<boolean> {
  checkRole(scope)
  const { rows } = await sql`
    insert into pick_up_place (institution_id, name, address) values (${scope.institutionId}, ${name}, ${address})
    on conflict (institution_id, name) do update set address = excluded.address, ended_at = null
      where pick_up_place.ended_at is not null
    returning place_id`.execute(scope.db)
  return rows.length > 0
}

/** Names places of an institution when a region is set up; what is there already stays. */
export async function setUpPickUpPlaces(
  scope: SystemScope,
  {
    institutionId,
    places,
  }: { readonly institutionId: string; readonly places: readonly Omit<PickUpPlace, 'placeId'>[] },
): Promise<void> {
  for (const { name, address } of places)
    await sql`insert into pick_up_place (institution_id, name, address) values (${institutionId}, ${name}, ${address})
      on conflict do nothing`.execute(scope.db)
}

/** Takes a place away; requests that name it keep their words. */
export async function endPickUpPlace(scope: StaffScope, { placeId }: { readonly placeId: string }): Promise<void> {
  checkRole(scope)
  if (!isUuid(placeId)) return
  await sql`update pick_up_place set ended_at = ${scope.now}::timestamptz
    where place_id = ${placeId}::uuid and institution_id = ${scope.institutionId} and ended_at is null`.execute(
    scope.db,
  )
}

function checkRole({ role }: StaffScope): void {
  if (role !== 'institution-administrator') throw new Refused('whoever runs the institution names its places')
}

export type PublicPlaces = { readonly institutionName: string; readonly places: readonly string[] }

/** Where medicines can be fetched, by institution: for everybody to read. */
export async function listPublicPlaces(scope: PublicScope): Promise<readonly PublicPlaces[]> {
  const { rows } = await sql<PublicPlaces>`
    select i.name as institution_name, array_agg(p.name order by p.name) as places
    from pick_up_place p join institution i on i.institution_id = p.institution_id
    group by i.institution_id, i.name order by i.name`.execute(scope.db)
  return rows
}
