import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { AddressBook } from './address-book.ts'
import type { InputBatch } from './intake.ts'
import { type Counts, type MessageMark, noCounts, pieceOf, type ResourcePiece } from './piece.ts'

/** Who keeps a batch takes it in at once; only when it has not been by then, the worker does. */
export const OWN_SECONDS = 120

type PieceNote = readonly [where: string, fullUrl: string | null, length: number, bundle: number]
type InputContext = {
  readonly previous: string | null
  readonly base?: string | null
  readonly pieces: readonly PieceNote[]
  /** How much of it could not be read, and is in quarantine since it came. */
  readonly unread: number
}

/** Keeps a batch of FHIR as it came, with what it takes to read it once more. The caller commits. */
export async function keepInput(
  scope: SystemScope,
  { feed, origin, batch }: { readonly feed: Feed; readonly origin: string; readonly batch: InputBatch },
): Promise<void> {
  const { messageId, pieces, bundles, previous, base, problems } = batch
  const raw = Buffer.from(pieces.map((piece) => piece.text).join('\n'))
  const notes = pieces.map(({ where, fullUrl, text }, at): PieceNote => [where, fullUrl, text.length, bundles[at]!])
  const context: InputContext = { previous, base, pieces: notes, unread: problems.length }
  await sql`insert into inbox_message
      (message_id, feed_id, institution_id, format, origin, received_at, raw_encoding, raw_bytes, raw, context, next_try_at)
    values (${messageId}::uuid, ${feed.feedId}, ${feed.institutionId}, 'fhir', ${origin.slice(0, 500)},
            ${scope.now}::timestamptz, 'zstd', ${raw.length}, ${zstdCompressSync(raw)}::bytea,
            ${zstdCompressSync(JSON.stringify(context))}::bytea,
            ${scope.now}::timestamptz + make_interval(secs => ${OWN_SECONDS}))`.execute(scope.db)
}

export type KeptInput = MessageMark & { readonly raw: Uint8Array; readonly context: Uint8Array }

export type ReadInput = { readonly pieces: readonly ResourcePiece[]; readonly unread: Counts }

/** Reads a kept batch once more, as if it had just come; the addresses that earlier batches explained are asked for. */
export async function readKeptInput(scope: SystemScope, kept: KeptInput): Promise<ReadInput> {
  const chain = [kept]
  for (;;) {
    const { previous } = contextOf(chain[0]!)
    const earlier = previous === null ? null : await findKeptInput(scope, previous)
    if (!earlier) break
    chain.unshift(earlier)
  }
  const books = new Map<number, AddressBook>()
  const pieces = chain.map((each) => piecesOf(each, books)).at(-1)!
  return { pieces, unread: { ...noCounts(), quarantined: contextOf(kept).unread } }
}

function piecesOf(kept: KeptInput, books: Map<number, AddressBook>): ResourcePiece[] {
  const text = zstdDecompressSync(kept.raw).toString()
  let from = 0
  const { pieces, base = null } = contextOf(kept)
  return pieces.map(([where, fullUrl, length, bundle]) => {
    const own = text.slice(from, from + length)
    from += length + 1
    const addresses = books.get(bundle) ?? new AddressBook([], base)
    books.set(bundle, addresses)
    return pieceOf({ where, fullUrl, text: own, resource: JSON.parse(own) as Resource }, addresses, kept)
  })
}

function contextOf({ context }: KeptInput): InputContext {
  return JSON.parse(zstdDecompressSync(context).toString()) as InputContext
}

async function findKeptInput(scope: SystemScope, messageId: string): Promise<KeptInput | null> {
  const row = await scope.db
    .selectFrom('inboxMessage')
    .select(['messageId', 'receivedAt', 'raw', 'context'])
    .where('messageId', '=', messageId)
    .executeTakeFirst()
  return row?.context ? { ...row, context: row.context } : null
}
