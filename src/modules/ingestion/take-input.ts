import type { Feed } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { inHalves } from './in-halves.ts'
import { markProcessed } from './mark-processed.ts'
import { Notes } from './notes.ts'
import { type Counts, noCounts, type ResourcePiece, type SetAside } from './piece.ts'
import { type Batch, processPieces } from './process-pieces.ts'
import { type Released, releaseFromQuarantine } from './release-from-quarantine.ts'
import { setAside } from './set-aside.ts'
import { factsOf } from './sort-pieces.ts'
import { totalOf } from './tally.ts'

export type Tools = Pick<Batch, 'validate' | 'rules'>

export type TakenInput = {
  readonly counts: Counts
  readonly persons: ReadonlySet<string>
  readonly setAside: readonly SetAside[]
  readonly released: Released
}

type Part = Omit<TakenInput, 'released'> & {
  readonly newKeys: readonly string[]
  readonly note: string | null
  /** It was all of the message, and the message is marked. */
  readonly isWhole: boolean
}

/**
 * Takes the pieces of one kept batch through the steps: in one transaction, in halves where that fails, and without the
 * one that breaks it. Only when all have been, the message waits no longer; until then it may be taken once more, which
 * changes nothing. Then what waited for its patients goes in.
 */
export async function takeInput(
  database: Database,
  input: {
    readonly feed: Feed
    readonly tools: Tools
    readonly messageId: string
    readonly pieces: readonly ResourcePiece[]
    /** What of the message could not be read at all, and is in quarantine. */
    readonly unread: Counts
  },
): Promise<TakenInput> {
  const { feed, tools, messageId, pieces, unread } = input
  const parts = await inHalves(pieces, {
    together: (those) => takeTogether(database, input, those),
    broken: (piece, fault) => keepBroken(database, feed, broken(piece, fault)),
  })
  const counts = totalOf(parts.map((part) => part.counts))
  if (!parts.some(({ isWhole }) => isWhole))
    await withSystemScope(database, { purpose: 'import' }, (scope) =>
      markProcessed(scope, [{ messageId, counts: totalOf([unread, counts]), note: notesOf(parts) }]),
    )
  return {
    counts,
    persons: new Set(parts.flatMap((part) => [...part.persons])),
    setAside: parts.flatMap((part) => part.setAside),
    released: await releaseFromQuarantine(database, { feed, tools, keys: parts.flatMap((part) => part.newKeys) }),
  }
}

/** One transaction; of a whole message it says in the same one that it waits no longer. */
function takeTogether(
  database: Database,
  input: Parameters<typeof takeInput>[1],
  those: readonly ResourcePiece[],
): Promise<Part> {
  const { feed, tools, messageId, pieces, unread } = input
  return withSystemScope(database, { purpose: 'import' }, async (scope) => {
    const { tally, notes, ...done } = await processPieces(scope, { feed, ...tools, pieces: those })
    const [counts, note, isWhole] = [tally.total, notes.of(messageId), those.length === pieces.length]
    if (isWhole) await markProcessed(scope, [{ messageId, counts: totalOf([unread, counts]), note }])
    return { ...done, counts, note, isWhole }
  })
}

async function keepBroken(database: Database, feed: Feed, piece: SetAside): Promise<Part> {
  await withSystemScope(database, { purpose: 'import' }, (scope) => setAside(scope, { feed, pieces: [piece] }))
  const counts = { ...noCounts(), quarantined: 1 }
  return { counts, persons: new Set(), setAside: [piece], newKeys: [], note: null, isWhole: false }
}

function broken(piece: ResourcePiece, fault: Error): SetAside {
  return {
    ...factsOf(piece),
    kind: 'fault',
    what: `it could not be stored: ${fault.message}`,
    mend: 'This is a fault of ours; tell the operator. It goes in when the feed is replayed, once it is mended.',
    patientKey: null,
  }
}

function notesOf(parts: readonly Part[]): string | null {
  const notes = new Notes()
  for (const { note } of parts) for (const line of note?.split('\n') ?? []) notes.add('', line)
  return notes.of('')
}
