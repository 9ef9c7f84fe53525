import { sql } from 'kysely'
import type { ItemId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { type NewItem, PICTURES } from './new-item.ts'

type Numbered = {
  readonly personId: string
  readonly institutionId: string
  readonly number: string
  readonly itemId: ItemId
  readonly kind: 'report' | 'study'
}

/**
 * Ties reports to the studies of pictures that bear the same accession number of the same institution, about the same
 * person, whichever came first; nothing else than that number ties them. A report says then which pictures wait with it,
 * and a study that came after its report is remembered as a part of it, as if the report had named it.
 */
export async function tieByAccession(scope: SystemScope, items: readonly NewItem[]): Promise<void> {
  const incoming = items.filter(isNumbered)
  if (incoming.length === 0) return
  const numbered = incoming.flatMap(numbersOf)
  const known = await keepAndFind(scope, incoming, numbered)
  const all = [...numbered, ...known]
  const newReports = new Map(incoming.filter((item) => kindOf(item) === 'report').map((item) => [item.itemId, item]))
  const late: { personId: string; report: ItemId; study: ItemId }[] = []
  for (const group of Map.groupBy(all, nameOf).values())
    for (const { itemId: report } of group.filter(({ kind }) => kind === 'report'))
      for (const { itemId: study, personId } of group.filter(({ kind }) => kind === 'study')) {
        const item = newReports.get(report)
        if (!item) late.push({ personId, report, study })
        else if (!item.pictures.includes(study)) item.pictures = [...item.pictures, study]
      }
  await rememberParts(scope, late)
}

/** Where pictures are spoken of: a laboratory's number may be the same by chance. */
function isNumbered(item: NewItem): boolean {
  return item.draft.accessions.length > 0 && (item.draft.resourceType === PICTURES || item.category === 'radiology')
}

function kindOf({ draft }: NewItem): Numbered['kind'] {
  return draft.resourceType === PICTURES ? 'study' : 'report'
}

function numbersOf(item: NewItem): Numbered[] {
  const { personId, institutionId, itemId, draft } = item
  return draft.accessions.map((number) => ({ personId, institutionId, number, itemId, kind: kindOf(item) }))
}

function nameOf({ personId, institutionId, number }: Numbered): string {
  return JSON.stringify([personId, institutionId, number])
}

/** Writes the numbers of these items down in place of earlier ones; answers what else bears one of them. */
async function keepAndFind(
  scope: SystemScope,
  items: readonly NewItem[],
  numbered: readonly Numbered[],
): Promise<readonly Numbered[]> {
  const column = <T>(value: (each: Numbered) => T): T[] => numbered.map(value)
  const ids = items.map(({ itemId }) => itemId)
  const persons = [...new Set(items.map(({ personId }) => personId))]
  await sql`delete from accession where person_id = any (${persons}::uuid[]) and item_id = any (${ids}::uuid[])`.execute(
    scope.db,
  )
  await sql`insert into accession (person_id, institution_id, number, item_id, kind)
    select * from unnest(${column(({ personId }) => personId)}::uuid[], ${column(({ institutionId }) => institutionId)}::text[],
      ${column(({ number }) => number)}::text[], ${column(({ itemId }) => itemId)}::uuid[],
      ${column(({ kind }) => kind)}::text[])
    on conflict do nothing`.execute(scope.db)
  const { rows } = await sql<Numbered>`
    select distinct a.person_id, a.institution_id, a.number, a.item_id, a.kind from accession a
    join unnest(${column(({ personId }) => personId)}::uuid[], ${column(({ institutionId }) => institutionId)}::text[],
                ${column(({ number }) => number)}::text[]) as t(p, i, n)
      on a.person_id = t.p and a.institution_id = t.i and a.number = t.n
    where a.item_id <> all (${ids}::uuid[])`.execute(scope.db)
  return rows
}

async function rememberParts(
  scope: SystemScope,
  late: readonly { readonly personId: string; readonly report: ItemId; readonly study: ItemId }[],
): Promise<void> {
  if (late.length === 0) return
  await sql`insert into item_relation (person_id, from_item, kind, to_item)
    select p, r, 'part', s from unnest(${late.map(({ personId }) => personId)}::uuid[],
      ${late.map(({ report }) => report)}::uuid[], ${late.map(({ study }) => study)}::uuid[]) as t(p, r, s)
    on conflict do nothing`.execute(scope.db)
}
