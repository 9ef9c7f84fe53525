import type { SystemScope } from '#platform/database/scopes'
import { BETWEEN, NOTHING } from './marks.ts'
import type { NewItem } from './new-item.ts'
import { knownBefore, writeFacts } from './release-facts.ts'

type Column = readonly [name: string, type: string, value: (item: NewItem, scope: SystemScope) => unknown]

/** The narrow columns of an item, each with where it comes from: one list for inserting and for updating. */
const ITEM_COLUMNS: readonly Column[] = [
  ['person_id', 'uuid', (item) => item.personId],
  ['item_id', 'uuid', (item) => item.itemId],
  ['link_id', 'uuid', (item) => item.linkId],
  ['institution_id', 'text', (item) => item.institutionId],
  ['feed_id', 'text', (item) => item.feedId],
  ['message_id', 'uuid', (item) => item.messageId],
  ['resource_type', 'text', (item) => item.draft.resourceType],
  ['source_id', 'text', (item) => item.draft.sourceId],
  ['category', 'text', (item) => item.category],
  ['title', 'text', (item) => item.draft.title],
  ['code_system', 'text', (item) => item.draft.code?.system],
  ['code', 'text', (item) => item.draft.code?.code],
  ['mapped_code', 'text', (item) => item.mappedCode],
  ['status', 'text', (item) => item.draft.status],
  ['standing', 'text', (item) => item.standing],
  ['sort_at', 'timestamptz', (item, scope) => (item.draft.happened ?? item.draft.issued)?.sortAt ?? scope.now],
  ['happened_text', 'text', (item) => item.draft.happened?.text],
  ['value_text', 'text', (item) => item.draft.value?.text],
  ['value_number', 'float8', (item) => finite(item.draft.value?.number)],
  ['unit', 'text', (item) => item.draft.value?.unit],
  ['ucum', 'text', (item) => item.draft.value?.ucum],
  ['range_low', 'float8', (item) => finite(item.draft.range?.low)],
  ['range_high', 'float8', (item) => finite(item.draft.range?.high)],
  ['range_text', 'text', (item) => item.draft.range?.text],
  [
    'ranges',
    'text',
    (item) => (item.draft.range?.conditional.length ? JSON.stringify(item.draft.range.conditional) : null),
  ],
  ['flag', 'text', (item) => item.draft.flag],
  ['author', 'text', (item) => item.author],
  ['encounter_id', 'uuid', (item) => item.encounterId],
  ['part_of', 'uuid', (item) => item.partOf],
  ['replaced_by', 'uuid', (item) => item.replacedBy],
  ['listed', 'bool', (item) => item.listed],
  ['hidden_by', 'uuid', (item) => item.hiddenBy],
  [
    'attachment_hash',
    'bytea',
    (item) => (item.draft.attachmentHash ? Buffer.from(item.draft.attachmentHash, 'hex') : null),
  ],
  ['received_at', 'timestamptz', (_, scope) => scope.now],
  ['changed_at', 'timestamptz', (_, scope) => scope.now],
  ['verdict', 'text', (item) => item.verdict.verdict],
  ['release_at', 'timestamptz', (item) => item.verdict.releaseAt],
  ['release_rule', 'text', (item) => item.verdict.releaseRule],
  ['release_because', 'text', (item) => item.verdict.releaseBecause],
  ['rulebook_version', 'int4', (item) => item.verdict.rulebookVersion],
  ['shows_card', 'bool', (item) => item.verdict.showsCard],
  ['shows_delegates', 'bool', (item) => item.verdict.showsDelegates],
  ['facts', 'text', (item) => writeFacts(knownBefore(item.draft, item.body))],
  ['counts_from', 'timestamptz', (item, scope) => countsFrom(item, scope)],
  ['maturity', 'int2', (item) => item.maturity],
  ['source_at', 'timestamptz', (item) => item.sourceAt],
  ['source_dated', 'bool', (item) => item.isDated],
  ['arrived_at', 'timestamptz', (item) => item.arrivedAt],
  ['said', 'text', (item) => item.said],
  ['body_hash', 'bytea', (item) => item.bodyHash],
  ['body', 'text', (item) => item.body],
]

/** From when delays count: the sender's time of issue, unless it lies after our receipt. */
function countsFrom({ draft }: NewItem, { now }: SystemScope): Date {
  const issued = draft.issued?.sortAt
  return issued && issued < now ? issued : now
}

/** A number beyond all measure (1e400) is no number to draw or compare; the words it came in stay. */
function finite(number: number | null | undefined): number | null {
  return Number.isFinite(number) ? number! : null
}

const NAMES = ITEM_COLUMNS.map(([name]) => name)

/** One text a column, cut apart by the database: no quoting and unquoting of a megabyte of JSON on either side. */
const COLUMNS = ITEM_COLUMNS.map(
  ([, type], at) => `coalesce(nullif(string_to_array($${at + 1}::text, e'\\x1e', e'\\x1f'), '{}'), '{""}')::${type}[]`,
)
const FROM_TEXTS = `unnest(${COLUMNS.join(', ')}) as t(${NAMES.join(', ')})`
const KEPT = new Set(['person_id', 'item_id', 'received_at', 'part_of', 'replaced_by', 'release_at', 'counts_from'])

/** One statement for any number of new items; those that another transaction stored first are missing in the answer. */
export const INSERT_ITEMS = `insert into item (${NAMES.join(', ')}, version)
  select ${NAMES.map((name) => `t.${name}`).join(', ')}, 1 from ${FROM_TEXTS} on conflict do nothing returning item_id`

/**
 * One statement for any number of changed items; the first receipt and what ties them to others stay. A corrected
 * version under the same rule opens when the first one was to open: a correction does not start the wait anew.
 */
export const UPDATE_ITEMS = `update item set version = item.version + 1,
  part_of = coalesce(t.part_of, item.part_of), replaced_by = coalesce(t.replaced_by, item.replaced_by),
  release_at = case when item.release_rule = t.release_rule then least(item.release_at, t.release_at) else t.release_at end,
  counts_from = case when item.release_rule = t.release_rule then least(item.counts_from, t.counts_from) else t.counts_from end,
  ${NAMES.filter((name) => !KEPT.has(name))
    .map((name) => `${name} = t.${name}`)
    .join(', ')}
  from ${FROM_TEXTS} where item.person_id = t.person_id and item.item_id = t.item_id returning item.item_id`

/** The bind values of both statements: one text a column. */
export function itemTexts(scope: SystemScope, items: readonly NewItem[]): string[] {
  // Most instants are the transaction's own: one and the same object.
  const written = new Map<Date, string>()
  return ITEM_COLUMNS.map(([name, type, value]) => {
    const mayHoldMarks = type === 'text' && name !== 'body' && name !== 'said'
    const texts = items.map((item) => {
      const text = textOf(value(item, scope), written)
      return mayHoldMarks ? withoutMarks(text) : text
    })
    return texts.join(BETWEEN)
  })
}

function textOf(value: unknown, written: Map<Date, string>): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return NOTHING
  if (value instanceof Date) {
    const text = written.get(value) ?? value.toISOString()
    written.set(value, text)
    return text
  }
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value)
}

function withoutMarks(text: string): string {
  const isClean = text === NOTHING || !(text.includes(BETWEEN) || text.includes(NOTHING))
  return isClean ? text : text.replaceAll(BETWEEN, ' ').replaceAll(NOTHING, ' ')
}
