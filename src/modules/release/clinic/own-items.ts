import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import { type InstitutionId, type ItemId, isUuid, type PersonId } from '#base/ids'
import { type Instant, plusDays } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { takeCare } from '#platform/database/take-care'
import { readLiveRulebook } from '../read-live-rulebook.ts'
import { safetyNetDays } from '../rulebook.ts'
import { mustCare } from './own-item.ts'

/** An item of the clinician's own institution: whose, which kind, and how it stands; nothing that it says but its title. */
export type OwnItemLine = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly family: string | null
  readonly given: readonly string[]
  readonly birthDate: string | null
  readonly category: Category
  readonly title: string
  readonly resourceType: string
  readonly sortAt: Instant
  readonly receivedAt: Instant
  readonly verdict: string
  readonly releaseRule: string
  readonly rulebookVersion: number
  /** Null: not by itself (blocked by law). */
  readonly opensAt: Instant | null
  readonly isOpen: boolean
}

/** The item as its page needs it. */
export type OwnItemPage = OwnItemLine & {
  readonly institutionId: InstitutionId
  /** Nothing but a law keeps it closed beyond this instant. */
  readonly waitsAtMostUntil: Instant
  /** On an order: since when it says that the patient was counselled. */
  readonly counselledAt: Instant | null
  readonly counselledBy: string | null
}

const LINE = sql`i.person_id, i.item_id, i.institution_id, l.demographics::jsonb ->> 'family' as family,
  array(select jsonb_array_elements_text(l.demographics::jsonb -> 'given')) as given,
  l.demographics::jsonb ->> 'birthDate' as birth_date, i.category, i.title, i.resource_type, i.sort_at, i.received_at,
  i.verdict, i.release_rule, i.rulebook_version, nullif(i.release_at, 'infinity') as opens_at,
  i.release_at <= now() as is_open`

/** One patient's items at the clinician's own institution, open or not, newest first; none without a care relationship. */
export async function listOwnItems(
  scope: StaffScope,
  { personId, take, skip }: { readonly personId: string; readonly take: number; readonly skip: number },
): Promise<readonly OwnItemLine[]> {
  if (scope.role !== 'clinician') throw new Refused('only clinicians see these')
  await takeCare(scope, [personId])
  const { rows } = await sql<OwnItemLine>`
    select ${LINE} from item i join patient_link l on l.link_id = i.link_id
    where i.institution_id = ${scope.institutionId} and i.person_id = ${personId}::uuid and i.listed
      and i.standing = 'current' and i.verdict <> 'restricted'
    order by i.sort_at desc, i.item_id limit ${take} offset ${skip}`.execute(scope.db)
  return rows
}

/** Throws NotFound for items of other institutions and for what nobody may know, Refused without a care relationship. */
export async function readOwnItem(scope: StaffScope, { itemId }: { readonly itemId: string }): Promise<OwnItemPage> {
  if (scope.role !== 'clinician') throw new Refused('only clinicians see these')
  if (!isUuid(itemId)) throw new NotFound('item', { detail: 'not an id' })
  await mustCare(scope, itemId)
  const { rows } = await sql<Omit<OwnItemPage, 'waitsAtMostUntil'> & { start: Instant }>`
    select ${LINE}, coalesce(i.counts_from, i.changed_at) as start, c.counselled_at, c.author_name as counselled_by
    from item i
    join patient_link l on l.link_id = i.link_id
    left join counselling c on c.person_id = i.person_id and c.item_id = i.item_id
    where i.item_id = ${itemId}::uuid and i.institution_id = ${scope.institutionId}
      and i.standing in ('current', 'replaced') and i.verdict <> 'restricted'`.execute(scope.db)
  const row = rows[0]
  if (!row) throw new NotFound('item', { detail: 'not an item of this institution' })
  const { start, ...item } = row
  return { ...item, waitsAtMostUntil: plusDays(start, safetyNetDays(await readLiveRulebook(scope))) }
}
