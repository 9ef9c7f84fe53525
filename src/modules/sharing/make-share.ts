import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { Conflict, Invalid, Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { newKey, sealContent, sealKey } from './seal-content.ts'
import { LIVES, type Life, type SharedPage, type ShareKind, VIEWS } from './share.ts'
import { hashPasscode, hashSecret, newSecret, newShareCode, openCode } from './share-code.ts'
import { writeShlink } from './write-shlink.ts'

export type ShareToMake = {
  /** Made by the page: the same form sent twice shares once. */
  readonly shareId: string
  readonly kind: ShareKind
  /** What the maker calls it; it travels with a link. */
  readonly label: string
  /** Null: the summary. */
  readonly categories: readonly Category[] | null
  readonly life: Life
  readonly mostViews: number
  /** Null: none is asked for. */
  readonly passcode: string | null
  readonly itemIds: readonly string[]
  /** What a person reads, as it was previewed. */
  readonly page: SharedPage
  /** What a system reads: a FHIR Bundle. */
  readonly file: string
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
}

/** What opens the share: it is shown once, and kept by nobody here. */
export type HandedShare = {
  readonly code: string
  /** Of a link: `shlink:/...` for a viewer of SMART Health Links. */
  readonly shlink: string | null
  readonly expiresAt: Instant
}

export const LONGEST_LABEL = 80
const LONGEST_PASSCODE = 100
const SHORTEST_PASSCODE = 4
const MOST_LIVE = 20
const MOST_FILE_BYTES = 5_000_000
const MINUTE_MS = 60_000

/** Whether a passcode is long enough to be one. */
export function isPasscode(text: string): boolean {
  return text.length >= SHORTEST_PASSCODE && text.length <= LONGEST_PASSCODE
}

/**
 * Shares a snapshot of what was previewed: sealed with a key that only the link holds, and that follows from the code.
 * Answers null when this share has been made already. Throws Refused for a link by a helper, or by somebody who has not
 * just proved who they are; Invalid for what no form of ours can say; Conflict when twenty are live, or it is too much.
 */
export async function makeShare(scope: PatientScope, share: ShareToMake): Promise<HandedShare | null> {
  const minutes = judge(scope, share)
  await mustHaveRoom(scope)
  const expiresAt = new Date(scope.now.getTime() + minutes * MINUTE_MS)
  const [key, code, address] = [newKey(), newShareCode(), share.kind === 'link' ? newSecret() : null]
  const opened = await openCode(code)
  const salt = share.passcode === null ? null : newSecret()
  const passcodeHash = salt && (await hashPasscode(share.passcode!, salt))
  const [file, page, sealedKey] = await Promise.all([
    sealContent(share.file, { key, type: 'application/fhir+json' }),
    sealContent(JSON.stringify(share.page), { key, type: 'application/json' }),
    sealKey(key, opened.key),
  ])
  const { rows } = await sql`
    insert into share (person_id, share_id, kind, label, categories, account_id, actor_name, capacity, expires_at,
                       most_views, item_ids, link_hash, code_hash, sealed_key, passcode_salt, passcode_hash, file, page)
    values (${scope.subject}::uuid, ${share.shareId}::uuid, ${share.kind}, ${share.label},
            ${share.categories && [...share.categories]}::text[], ${scope.actor.accountId}::uuid, ${scope.actor.name},
            ${scope.capacity}, ${expiresAt}::timestamptz, ${share.mostViews}, ${[...share.itemIds]}::uuid[],
            ${address && hashSecret(address)}, ${opened.hash}, ${sealedKey}, ${salt}, ${passcodeHash}, ${file}, ${page})
    on conflict do nothing returning share_id`.execute(scope.db)
  if (rows.length === 0) return null
  const { label, passcode, publicUrl } = share
  const url = `${publicUrl}/shl/${address}`
  const shlink = address === null ? null : writeShlink({ url, key, expiresAt, label, hasPasscode: passcode !== null })
  return { code, shlink, expiresAt }
}

/** Links let in whoever holds them: only the person or a guardian makes one, and a helper gives codes for a visit. */
export function mayMakeLinks({ capacity }: Pick<PatientScope, 'capacity'>): boolean {
  return capacity === 'self' || capacity === 'guardian'
}

/** Answers how many minutes it lives. */
function judge(scope: PatientScope, share: ShareToMake): number {
  if (share.kind === 'link' && !mayMakeLinks(scope)) throw new Refused('helpers make no links')
  if (share.kind === 'link' && !scope.isProved) throw new Refused('a link wants the password')
  const lives: Readonly<Partial<Record<Life, number>>> = LIVES[share.kind]
  const minutes = lives[share.life]
  const views: readonly number[] = share.kind === 'code' ? [1] : VIEWS
  if (!minutes || !views.includes(share.mostViews)) throw new Invalid('form', { detail: 'no such life or views' })
  if (share.label === '' || share.label.length > LONGEST_LABEL) throw new Invalid('form', { detail: 'no label' })
  if (share.passcode !== null && (share.kind === 'code' || !isPasscode(share.passcode)))
    throw new Invalid('form', { detail: 'no passcode' })
  if (share.itemIds.length === 0) throw new Invalid('form', { detail: 'nothing to share' })
  if (share.file.length > MOST_FILE_BYTES) throw new Conflict('share', { detail: 'too much for one share' })
  return minutes
}

async function mustHaveRoom(scope: PatientScope): Promise<void> {
  const { rows } = await sql`
    select 1 from share where person_id = ${scope.subject}::uuid and ended_at is null and expires_at > now()
      and views < most_views limit ${MOST_LIVE}`.execute(scope.db)
  if (rows.length >= MOST_LIVE) throw new Conflict('shares', { detail: 'too many are live' })
}
