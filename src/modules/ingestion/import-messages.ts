import { splitMessages } from '#formats/hl7v2/split-messages'
import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { RunningReport } from './import-report.ts'
import { OWN_SECONDS } from './keep-input.ts'
import { keepMessages } from './keep-messages.ts'
import { messageAside } from './message-aside.ts'
import { type Counts, noCounts } from './piece.ts'
import { readWholeSource } from './read-whole-source.ts'
import type { MessageToKeep, Receipt } from './receipt.ts'
import type { Source } from './source.ts'
import type { Tools } from './take-input.ts'
import { takeMessages } from './take-messages.ts'

const BATCH_MESSAGES = 100
const BATCH_BYTES = 4_000_000

/** An import at work. */
export type MessageRun = {
  readonly database: Database
  readonly feed: Feed
  readonly tools: Tools
  readonly report: RunningReport
}

/**
 * Takes a file of HL7 v2 messages in, in portions, or one clinical document: kept and committed, then taken through the steps at once, so that the
 * report can say what became of each. Messages that were here before go through once more, which changes nothing.
 */
export async function importMessages(run: MessageRun, source: Source): Promise<void> {
  const { report } = run
  let batch: MessageToKeep[] = []
  let bytes = 0
  if (source.format === 'ccda') return takeBatch(run, [await readWholeSource(source, 'ccda')])
  for await (const piece of splitMessages(source.chunks, source.name)) {
    if (piece.kind === 'problem' && piece.bytes.length === 0) report.addRemark(piece)
    else batch.push(toKeep(piece))
    bytes += piece.bytes.length
    if (batch.length < BATCH_MESSAGES && bytes < BATCH_BYTES) continue
    await takeBatch(run, batch)
    batch = []
    bytes = 0
  }
  await takeBatch(run, batch)
}

type Found = typeof splitMessages extends (...given: never[]) => AsyncGenerator<infer Piece> ? Piece : never

/** What no message holds is kept as it came, too, and stands in quarantine with what the splitter says of it. */
function toKeep(piece: Found): MessageToKeep {
  const message = { bytes: piece.bytes, origin: piece.where }
  if (piece.kind === 'message') return message
  const { what, mend } = piece
  const place = { segment: null, segmentSequence: null, field: null }
  return { ...message, fault: { ...place, code: 100, severity: 'E', what, mend } }
}

/** Keeps messages, documents or objects, takes them through the steps, and counts what became of each. */
export async function takeBatch(
  { database, feed, tools, report }: MessageRun,
  messages: readonly MessageToKeep[],
): Promise<void> {
  if (messages.length === 0) return
  const receipts = await withSystemScope(database, { purpose: 'import' }, (scope) =>
    keepMessages(scope, { feed, messages, ownSeconds: OWN_SECONDS }),
  )
  for (const [at, { messageId, outcome, faults }] of receipts.entries())
    if (outcome === 'refused') {
      report.add({ ...noCounts(), quarantined: 1 })
      report.addSetAside([messageAside({ messageId, ...messages[at]! }, faults)])
    }
  const ids = [...new Set(receipts.filter(({ outcome }) => outcome !== 'refused').map(({ messageId }) => messageId))]
  const parts = await takeMessages(database, { feed, tools, ids, again: true, crashPoint: () => undefined })
  for (const part of parts) {
    for (const counts of part.counts.values()) report.add(counts, part.persons)
    report.addSetAside(part.setAside)
    report.addReleased(part.released)
    for (const counts of countsOfRepeats(receipts, part.counts)) report.add(counts)
  }
}

/** The same message twice in one portion went through once; the second time it changed nothing. */
function* countsOfRepeats(receipts: readonly Receipt[], counts: ReadonlyMap<string, Counts>): Generator<Counts> {
  const seen = new Set<string>()
  for (const { messageId } of receipts) {
    const { stored, updated, unchanged, ...rest } = counts.get(messageId) ?? noCounts()
    if (seen.has(messageId)) yield { ...rest, stored: 0, updated: 0, unchanged: stored + updated + unchanged }
    seen.add(messageId)
  }
}
