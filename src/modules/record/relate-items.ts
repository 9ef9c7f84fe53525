import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { moreProtective, type NewItem, PICTURES, type StoredVerdict, VALUES_ARE_ROWS } from './new-item.ts'
import { tieByAccession } from './tie-by-accession.ts'

/** What still points outside its message. */
export type Relation = { personId: PersonId; fromItem: ItemId; kind: 'part' | 'replaces'; toItem: ItemId }

/**
 * Ties the items of one message to each other and to what came before: reports and parts, notes and what they replace,
 * one note in two coats. It settles category and place in the lists, so it goes before the release decision.
 * Answers what points at items that have not arrived.
 */
export async function relateItems(scope: SystemScope, items: readonly NewItem[]): Promise<readonly Relation[]> {
  if (items.length === 0) return []
  await tieByAccession(scope, items)
  const outside = relateWithin(items)
  await relateToEarlier(scope, items)
  hideSecondCopies(items, await findDocuments(scope, items))
  return outside
}

/**
 * Ties reports to their parts and notes to what they replace, among the items of one message. What points outside the
 * message comes back, to be tied when the other end is here.
 */
function relateWithin(items: readonly NewItem[]): readonly Relation[] {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const outside: Relation[] = []
  // Reports before panels of observations: a value belongs to the report when both claim it.
  const reportsFirst = [...items].sort((a, b) => Number(isReport(b)) - Number(isReport(a)))
  for (const from of reportsFirst) {
    for (const id of [...from.parts, ...from.pictures]) {
      const part = byId.get(id)
      if (part && part.personId === from.personId) takeIn(from, part)
      else outside.push({ personId: from.personId, fromItem: from.itemId, kind: 'part', toItem: id })
    }
    for (const id of from.replaces) {
      if (id === from.itemId) continue
      const older = byId.get(id)
      if (older && older.personId === from.personId) retire(older, from.itemId)
      else outside.push({ personId: from.personId, fromItem: from.itemId, kind: 'replaces', toItem: id })
    }
  }
  return outside
}

function isReport(item: NewItem): boolean {
  return item.draft.resourceType === 'DiagnosticReport'
}

/** Pictures wait with their report and stand in a list of their own. */
function isPictures({ draft }: NewItem): boolean {
  return draft.resourceType === PICTURES
}

function takeIn(report: NewItem, part: NewItem): void {
  if (part.partOf || part === report) return
  part.partOf = report.itemId
  if (isPictures(part)) return
  if (VALUES_ARE_ROWS.has(report.category)) report.hiddenBy ??= part.itemId
  else {
    part.hiddenBy = report.itemId
    part.category = report.category
  }
}

function retire(older: NewItem, by: ItemId): void {
  older.replacedBy = by
  older.hiddenBy = by
}

/** One note that came as report and as document is shown once, as the document; the report keeps its bytes. */
function hideSecondCopies(items: readonly NewItem[], known: ReadonlyMap<string, ItemId>): void {
  const documents = new Map(known)
  for (const item of items)
    if (item.draft.resourceType === 'DocumentReference' && item.draft.attachmentHash)
      documents.set(copyKey(item.personId, item.draft.attachmentHash), item.itemId)
  for (const item of items) {
    const hash = item.draft.attachmentHash
    if (hash && isReport(item) && item.parts.length === 0)
      item.hiddenBy ??= documents.get(copyKey(item.personId, hash)) ?? null
  }
}

function copyKey(personId: string, hash: string): string {
  return `${personId} ${hash}`
}

async function findDocuments(scope: SystemScope, items: readonly NewItem[]): Promise<ReadonlyMap<string, ItemId>> {
  const reports = items.filter((item) => item.draft.attachmentHash && item.draft.resourceType === 'DiagnosticReport')
  if (reports.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; itemId: ItemId; hash: string }>`
    select person_id, item_id, encode(attachment_hash, 'hex') as hash from item
    where person_id = any (${[...new Set(reports.map((item) => item.personId))]}::uuid[])
      and attachment_hash = any (${reports.map((item) => Buffer.from(item.draft.attachmentHash!, 'hex'))}::bytea[])
      and resource_type = 'DocumentReference' and standing in ('current', 'replaced')`.execute(scope.db)
  return new Map(rows.map((row) => [copyKey(row.personId, row.hash), row.itemId]))
}

/**
 * Ties items to reports and newer notes that came before them: those that waited for this item, and those that an
 * earlier version of it was tied to.
 */
async function relateToEarlier(scope: SystemScope, items: readonly NewItem[]): Promise<void> {
  const persons = [...new Set(items.map((item) => item.personId))]
  const ids = items.map((item) => item.itemId)
  const { rows } = await sql<Relation & { category: string } & StoredVerdict>`
    select r.person_id, r.from_item, r.kind, r.to_item, f.category, f.verdict, f.release_rule, f.release_because,
           f.rulebook_version, f.shows_card, f.shows_delegates, nullif(f.release_at, 'infinity') as release_at
    from (select person_id, from_item, kind, to_item from item_relation
          where person_id = any (${persons}::uuid[]) and to_item = any (${ids}::uuid[])
          union select person_id, part_of, 'part', item_id from item
          where person_id = any (${persons}::uuid[]) and item_id = any (${ids}::uuid[]) and part_of is not null
          union select person_id, replaced_by, 'replaces', item_id from item
          where person_id = any (${persons}::uuid[]) and item_id = any (${ids}::uuid[]) and replaced_by is not null) r
    join item f on f.person_id = r.person_id and f.item_id = r.from_item`.execute(scope.db)
  const byId = new Map(items.map((item) => [item.itemId, item]))
  for (const row of rows) {
    const item = byId.get(row.toItem)
    if (!item || item.personId !== row.personId) continue
    if (row.kind === 'replaces') retire(item, row.fromItem)
    else if (!item.partOf || isPictures(item)) {
      item.partOf ??= row.fromItem
      const verdict: StoredVerdict = { ...row, releaseAt: row.releaseAt ?? 'infinity' }
      item.reportVerdict = item.reportVerdict ? moreProtective(item.reportVerdict, verdict) : verdict
      if (!VALUES_ARE_ROWS.has(row.category) && !isPictures(item)) {
        item.hiddenBy = row.fromItem
        item.category = row.category
      }
    }
  }
}

/** Ties items that were here before to what came now. Their verdicts are the caller's to decide again. */
export async function relateOutside(scope: SystemScope, relations: readonly Relation[]): Promise<void> {
  if (relations.length === 0) return
  const persons = relations.map((each) => each.personId)
  const from = relations.map((each) => each.fromItem)
  const to = relations.map((each) => each.toItem)
  const rows = [...VALUES_ARE_ROWS]
  await sql`insert into item_relation (person_id, from_item, kind, to_item)
    select * from unnest(${persons}::uuid[], ${from}::uuid[], ${relations.map((each) => each.kind)}::text[], ${to}::uuid[])
    on conflict do nothing`.execute(scope.db)
  await sql`update item t set
      part_of = case when r.kind = 'part' then coalesce(t.part_of, r.from_item) else t.part_of end,
      replaced_by = case when r.kind = 'replaces' then r.from_item else t.replaced_by end,
      category = case when r.kind = 'part' and f.category <> all (${rows}::text[]) and t.resource_type <> ${PICTURES}
                      then f.category else t.category end,
      hidden_by = case when r.kind = 'part' and (f.category = any (${rows}::text[]) or t.resource_type = ${PICTURES})
                       then t.hidden_by else r.from_item end
    from item_relation r join item f on f.person_id = r.person_id and f.item_id = r.from_item
    where r.person_id = t.person_id and r.to_item = t.item_id
      and r.person_id = any (${persons}::uuid[]) and r.from_item = any (${from}::uuid[])`.execute(scope.db)
  await sql`update item f set hidden_by = t.item_id from item t
    where t.person_id = f.person_id and t.part_of = f.item_id and t.item_id = any (${to}::uuid[])
      and f.person_id = any (${persons}::uuid[]) and f.item_id = any (${from}::uuid[])
      and f.category = any (${rows}::text[]) and f.hidden_by is null and t.resource_type <> ${PICTURES}`.execute(
    scope.db,
  )
}
