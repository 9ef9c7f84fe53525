import type { InstitutionId } from '#base/ids'

/** Whom an aggregator feed may carry: by the names of facilities and of assigning authorities, in lower case. */
export type Carried = {
  readonly facilities: ReadonlyMap<string, InstitutionId>
  readonly authorities: ReadonlyMap<string, InstitutionId>
  /** Names of the feed itself (an interface engine, a viewer): they say nothing of where something is from. */
  readonly own: ReadonlySet<string>
}

/** What a message or resource says of where it is from. */
export type ClaimedOrigin = {
  /** Of the facility that sent it: the parts of MSH-4; meta.source. */
  readonly facilities: readonly string[]
  /** Of whoever gave it or its patient a number: PID-3.4; the system and assigner of identifiers. */
  readonly authorities: readonly string[]
}

export type OriginVerdict =
  | { readonly verdict: 'known'; readonly institutionId: InstitutionId }
  | { readonly verdict: 'unknown'; readonly because: string; readonly mend: string }

/**
 * Which institution something is from that came through a feed of several. The facility decides, because it is the one that
 * answers for what it says; only where none is named, the authority that numbered the patient does. One that is not on the
 * list, and two that contradict each other, lead to nobody.
 */
export function decideOrigin({ facilities, authorities, own }: Carried, claimed: ClaimedOrigin): OriginVerdict {
  const named = claimed.facilities.map(comparable).filter(Boolean)
  const sender = institutionsOf(named, facilities)
  if (sender.length === 1) return { verdict: 'known', institutionId: sender[0]! }
  if (sender.length > 1) return unknown('it names facilities of several institutions')
  if (named.length > 0 && !named.some((name) => own.has(name)))
    return unknown(`the facility "${named[0]!.slice(0, 80)}" is not on the list of this feed`)
  const giver = institutionsOf(claimed.authorities.map(comparable), authorities)
  if (giver.length === 1) return { verdict: 'known', institutionId: giver[0]! }
  if (giver.length > 1) return unknown('it names assigning authorities of several institutions, and no facility')
  return unknown('it names no facility and no assigning authority of the list of this feed')
}

function institutionsOf(names: readonly string[], known: ReadonlyMap<string, InstitutionId>): InstitutionId[] {
  return [...new Set(names.flatMap((name) => known.get(name) ?? []))]
}

function unknown(because: string): OriginVerdict {
  return {
    verdict: 'unknown',
    because,
    mend: 'If it is right, have the name approved (causeway carries), and send it again.',
  }
}

function comparable(name: string): string {
  return name.trim().toLowerCase()
}
