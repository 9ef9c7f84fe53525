import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import { readItem } from '#formats/fhir/read-item'
import type { SystemScope } from '#platform/database/scopes'
import { categorise } from './categorise.ts'
import { PICTURES, VALUES_ARE_ROWS } from './new-item.ts'
import { tieTwins } from './twins/tie-twins.ts'

export type Retied = {
  /** Parts whose report is another person's now: to be decided alone. */
  readonly freed: readonly ItemId[]
  /** Reports that hold parts of this person they did not hold before. */
  readonly reports: readonly ItemId[]
}

type Moved = { readonly items: readonly ItemId[]; readonly persons: readonly PersonId[] }

/**
 * After items have gone from one person to another: what tied items of two numbers is undone where the numbers are two
 * persons', and done where they are one's. What is undone is remembered, so that it is done again if they become one
 * again. Whose an item is, its link says, not where its row stands yet.
 */
export async function retieItems(scope: SystemScope, moved: Moved): Promise<Retied> {
  const split = await findSplitTies(scope, moved)
  await untie(scope, split)
  const ties = await findTies(scope, moved)
  await tie(scope, ties)
  await hideSecondCopies(scope, moved)
  await tieTwins(scope, moved)
  return {
    freed: split.filter((tie) => tie.kind === 'part').map((tie) => tie.toItem),
    reports: [...new Set(ties.filter((each) => each.kind === 'part').map((each) => each.fromItem))],
  }
}

type SplitTie = {
  readonly kind: 'part' | 'replaces' | 'copy'
  readonly personId: PersonId
  readonly toItem: ItemId
  readonly fromPerson: PersonId
  readonly fromItem: ItemId
  readonly body: string
}

async function findSplitTies(scope: SystemScope, { items, persons }: Moved): Promise<readonly SplitTie[]> {
  const { rows } = await sql<SplitTie>`
    select t.kind, i.person_id, i.item_id as to_item, f.person_id as from_person, f.item_id as from_item,
           case when t.kind = 'part' then i.body else '' end as body
    from item i
    cross join lateral (values ('part', i.part_of), ('replaces', i.replaced_by),
      ('copy', case when i.hidden_by is distinct from i.part_of and i.hidden_by is distinct from i.replaced_by
                    then i.hidden_by end)) as t(kind, other)
    join item f on f.item_id = t.other
    join patient_link li on li.link_id = i.link_id
    join patient_link lf on lf.link_id = f.link_id and lf.person_id <> li.person_id
    where i.person_id = any (${persons}::uuid[])
      and (i.item_id = any (${items}::uuid[]) or t.other = any (${items}::uuid[]))
    order by i.item_id, t.kind`.execute(scope.db)
  return rows
}

async function untie(scope: SystemScope, split: readonly SplitTie[]): Promise<void> {
  const kept = split.filter((tie) => tie.kind !== 'copy')
  if (kept.length > 0)
    await sql`insert into item_relation (person_id, from_item, kind, to_item)
      select * from unnest(${kept.map((tie) => tie.fromPerson)}::uuid[], ${kept.map((tie) => tie.fromItem)}::uuid[],
        ${kept.map((tie) => tie.kind)}::text[], ${kept.map((tie) => tie.toItem)}::uuid[])
      on conflict do nothing`.execute(scope.db)
  for (const { kind, personId, toItem, body } of split) {
    const category = kind === 'part' ? (categorise(readItem(JSON.parse(body), body)).category ?? 'financial') : null
    await sql`update item set
        part_of = case when ${kind} = 'part' then null else part_of end,
        replaced_by = case when ${kind} = 'replaces' then null else replaced_by end,
        hidden_by = case ${kind} when 'part' then nullif(hidden_by, part_of)
                                 when 'replaces' then nullif(hidden_by, replaced_by) end,
        category = coalesce(${category}::text, category)
      where person_id = ${personId}::uuid and item_id = ${toItem}::uuid`.execute(scope.db)
  }
}

type Tie = {
  readonly personId: PersonId
  readonly kind: 'part' | 'replaces'
  readonly fromItem: ItemId
  readonly toItem: ItemId
}

/** What waited for its other end, and has it now; what is tied already stays as it is. */
async function findTies(scope: SystemScope, { items, persons }: Moved): Promise<readonly Tie[]> {
  const { rows } = await sql<Tie>`
    select r.person_id, r.kind, r.from_item, r.to_item from item_relation r
    join item f on f.person_id = r.person_id and f.item_id = r.from_item
    join item t on t.person_id = r.person_id and t.item_id = r.to_item
    join patient_link lf on lf.link_id = f.link_id
    join patient_link lt on lt.link_id = t.link_id and lt.person_id = lf.person_id
    where r.person_id = any (${persons}::uuid[])
      and (r.from_item = any (${items}::uuid[]) or r.to_item = any (${items}::uuid[]))
      and case r.kind when 'part' then t.part_of is null else t.replaced_by is null end
    order by r.from_item, r.to_item`.execute(scope.db)
  return rows
}

/** As `relateOutside` ties what came late. */
async function tie(scope: SystemScope, ties: readonly Tie[]): Promise<void> {
  const rows = [...VALUES_ARE_ROWS]
  for (const { personId, kind, fromItem, toItem } of ties) {
    await sql`update item t set
        part_of = case when ${kind} = 'part' then f.item_id else t.part_of end,
        replaced_by = case when ${kind} = 'replaces' then f.item_id else t.replaced_by end,
        category = case when ${kind} = 'part' and f.category <> all (${rows}::text[]) and t.resource_type <> ${PICTURES}
                        then f.category else t.category end,
        hidden_by = case when ${kind} = 'part' and (f.category = any (${rows}::text[]) or t.resource_type = ${PICTURES})
                         then t.hidden_by else f.item_id end
      from item f where f.person_id = ${personId}::uuid and f.item_id = ${fromItem}::uuid
        and t.person_id = ${personId}::uuid and t.item_id = ${toItem}::uuid`.execute(scope.db)
    await sql`update item set hidden_by = ${toItem}::uuid
      where person_id = ${personId}::uuid and item_id = ${fromItem}::uuid and ${kind} = 'part'
        and category = any (${rows}::text[]) and hidden_by is null
        and not exists (select from item p where p.person_id = item.person_id and p.item_id = ${toItem}::uuid
                          and p.resource_type = ${PICTURES})`.execute(scope.db)
  }
}

/** One note that came by two numbers, as report and as document, is shown once. */
async function hideSecondCopies(scope: SystemScope, { items, persons }: Moved): Promise<void> {
  await sql`update item r set hidden_by = d.item_id from item d
    where r.person_id = any (${persons}::uuid[]) and d.person_id = r.person_id and d.link_id <> r.link_id
      and d.attachment_hash = r.attachment_hash and d.resource_type = 'DocumentReference'
      and d.standing in ('current', 'replaced') and r.resource_type = 'DiagnosticReport' and r.hidden_by is null
      and (r.item_id = any (${items}::uuid[]) or d.item_id = any (${items}::uuid[]))
      and not exists (select from item p where p.person_id = r.person_id and p.part_of = r.item_id
                        and p.resource_type <> ${PICTURES})`.execute(scope.db)
}
