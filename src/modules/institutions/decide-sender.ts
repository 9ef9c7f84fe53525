/** Names of senders, in lower case. */
export type Senders = {
  /** What this feed may carry; empty where nobody has made a list. */
  readonly approved: ReadonlySet<string>
  /** What stands for another institution: its id, its name, and what its feeds may carry. */
  readonly foreign: ReadonlySet<string>
}

/** What a message says of who sent it: the parts of MSH-4 and of MSH-3. */
export type ClaimedSender = { readonly facility: readonly string[]; readonly application: readonly string[] }

export type SenderVerdict =
  | { readonly verdict: 'own' }
  | { readonly verdict: 'foreign'; readonly field: 3 | 4; readonly because: string }

/**
 * Whether a message may bear the name it bears. The connection says whose it is; a message that claims another
 * institution came the wrong way, or from somebody who should not send it. A message that names nobody claims nothing.
 */
export function decideSender({ approved, foreign }: Senders, claimed: ClaimedSender): SenderVerdict {
  const field = claimed.facility.some(Boolean) ? 4 : 3
  const names = (field === 4 ? claimed.facility : claimed.application).map(comparable).filter(Boolean)
  if (names.length === 0 || names.some((name) => approved.has(name))) return { verdict: 'own' }
  if (names.some((name) => foreign.has(name)))
    return { verdict: 'foreign', field, because: 'the message names another institution than the connection' }
  if (approved.size === 0) return { verdict: 'own' }
  return { verdict: 'foreign', field, because: 'the sender is not on the list of this feed' }
}

function comparable(name: string): string {
  return name.trim().toLowerCase()
}
