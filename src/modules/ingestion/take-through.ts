import { sql } from 'kysely'
import type { Feed } from '#institutions'
import { applyPatientChange } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
import type { Claimed } from './claim.ts'
import type { CrashPoint } from './crash-point.ts'
import { carriedOf, sendersOf } from './keep-messages.ts'
import { type Mapped, mapToFhir } from './map-to-fhir.ts'
import { markProcessed } from './mark-processed.ts'
import { Notes } from './notes.ts'
import type { Counts, SetAside } from './piece.ts'
import { type BatchOutcome, processPieces } from './process-pieces.ts'
import { setAside } from './set-aside.ts'
import type { Tools } from './take-input.ts'
import { takeObjects } from './take-objects.ts'
import { Tally } from './tally.ts'

/** What became of messages in one transaction. */
export type Taken = {
  readonly counts: ReadonlyMap<string, Counts>
  readonly setAside: readonly SetAside[]
  readonly persons: ReadonlySet<string>
  readonly newKeys: readonly string[]
  /** Numbers merged or moved: rows have to follow. */
  readonly hasChanges: boolean
}

/**
 * The steps from kept HL7 v2 messages to decided items, in the caller's transaction and in the order of the messages. What
 * changes whose number is whose parts them: what comes before it goes in before it.
 */
export async function takeThrough(
  scope: SystemScope,
  {
    feed,
    tools,
    messages,
    crashPoint,
  }: { feed: Feed; tools: Tools; messages: readonly Claimed[]; crashPoint: CrashPoint },
): Promise<Taken> {
  const [senders, carried] = [await sendersOf(scope, feed), await carriedOf(scope, feed)]
  const mapped = mapToFhir(
    messages.filter(({ format }) => format !== 'dicom'),
    { feed, senders, carried },
  )
  await crashPoint('after mapping')
  const run = new Run(scope, feed, tools)
  await run.noteNumbersUsedTwice(messages)
  for (const portion of upToEachChange(mapped)) {
    await run.store(portion)
    await run.change(portion.at(-1)!)
  }
  await run.takeObjects(messages.filter(({ format }) => format === 'dicom'))
  await run.putAside(mapped)
  await crashPoint('after storing')
  await markProcessed(scope, run.processed(messages))
  return run.taken(messages)
}

/** Portions that end with a message that changes numbers, or with the last one. */
function upToEachChange(mapped: readonly Mapped[]): Mapped[][] {
  const portions: Mapped[][] = [[]]
  for (const each of mapped) {
    portions.at(-1)!.push(each)
    if (each.changes.length > 0) portions.push([])
  }
  return portions.filter((portion) => portion.length > 0)
}

class Run {
  readonly #scope: SystemScope
  readonly #feed: Feed
  readonly #tools: Tools
  readonly #tally = new Tally()
  readonly #notes = new Notes()
  readonly #setAside: SetAside[] = []
  readonly #persons = new Set<string>()
  readonly #newKeys: string[] = []
  #hasChanges = false

  constructor(scope: SystemScope, feed: Feed, tools: Tools) {
    this.#scope = scope
    this.#feed = feed
    this.#tools = tools
  }

  /** The same MSH-10 with other content is another message; that the sender counts anew is worth knowing. */
  async noteNumbersUsedTwice(messages: readonly Claimed[]): Promise<void> {
    const { rows } = await sql<{ messageId: string; origin: string }>`
      select distinct on (m.message_id) m.message_id, e.origin from inbox_message m
      join inbox_message e on e.feed_id = m.feed_id and e.control_id = m.control_id and e.sequence < m.sequence
      where m.message_id = any (${messages.map(({ messageId }) => messageId)}::uuid[]) and m.control_id <> '' and m.format = 'hl7v2'
      order by m.message_id, e.sequence desc`.execute(this.#scope.db)
    for (const { messageId, origin } of rows)
      this.#notes.add(messageId, `its number (MSH-10) was used before for other content (${origin})`)
  }

  async store(portion: readonly Mapped[]): Promise<void> {
    const pieces = portion.flatMap((each) => each.pieces)
    if (pieces.length === 0) return
    this.#add(await processPieces(this.#scope, { feed: this.#feed, ...this.#tools, pieces }))
  }

  async takeObjects(messages: readonly Claimed[]): Promise<void> {
    if (messages.length === 0) return
    this.#add(await takeObjects(this.#scope, { feed: this.#feed, tools: this.#tools, messages }))
  }

  #add(done: BatchOutcome): void {
    this.#tally.addAll(done.tally)
    this.#notes.addAll(done.notes)
    this.#setAside.push(...done.setAside)
    this.#newKeys.push(...done.newKeys)
    for (const person of done.persons) this.#persons.add(person)
  }

  /** One that waits, for a number or for somebody's decision, counts as what is nobody's yet. */
  async change({ message, changes, at }: Mapped): Promise<void> {
    const { messageId } = message
    for (const change of changes) {
      const stated = { institutionId: this.#feed.institutionId, change, messageId, at }
      const outcome = await applyPatientChange(this.#scope, stated, this.#tools.rules)
      this.#hasChanges = true
      if (outcome !== 'waiting' && outcome !== 'unknown-number') continue
      this.#tally.add('unmatched', { account: messageId, repeats: [] })
      this.#notes.add(messageId, WAITS[outcome])
    }
  }

  async putAside(mapped: readonly Mapped[]): Promise<void> {
    for (const { message, warnings } of mapped)
      for (const { segment, field, what } of warnings)
        this.#notes.add(message.messageId, `${[segment, field].filter((part) => part !== null).join('-')}: ${what}`)
    const aside = mapped.flatMap((each) => each.aside ?? [])
    await setAside(this.#scope, { feed: this.#feed, pieces: aside })
    for (const each of aside) this.#tally.add('quarantined', each)
    this.#setAside.push(...aside)
  }

  /** What is to be written on the messages that waited; of those that are taken once more the first time counts. */
  processed(messages: readonly Claimed[]) {
    return messages
      .filter(({ processedAt }) => processedAt === null)
      .map(({ messageId }) => ({ messageId, counts: this.#tally.of(messageId), note: this.#notes.of(messageId) }))
  }

  taken(messages: readonly Claimed[]): Taken {
    return {
      counts: new Map(messages.map(({ messageId }) => [messageId, this.#tally.of(messageId)])),
      setAside: this.#setAside,
      persons: this.#persons,
      newKeys: this.#newKeys,
      hasChanges: this.#hasChanges,
    }
  }
}

const WAITS = {
  waiting: 'what it says of patient numbers waits for a decision in the worklist',
  'unknown-number': 'it speaks of a patient number that has not been sent; kept until it comes',
}
