import type { LinkId, PersonId } from '#base/ids'

/** A link as it came: the person whom the number was given then. */
export type OriginalLink = { readonly linkId: LinkId; readonly originPersonId: PersonId }

/** A change that stands: who is with `linkId` goes to the person of `intoLink`; or `linkId` goes alone. */
export type StandingChange =
  | { readonly kind: 'join'; readonly linkId: LinkId; readonly intoLink: LinkId }
  | { readonly kind: 'part'; readonly linkId: LinkId; readonly intoPersonId: PersonId }

/**
 * Which person each link leads to when these changes stand, in the order in which they were made. A change that is left
 * out has never been: links that came by it go back to where they came from, and those that came later go with the link
 * they were made for.
 */
export function decidePersons(
  links: readonly OriginalLink[],
  standing: readonly StandingChange[],
): ReadonlyMap<LinkId, PersonId> {
  const personOf = new Map(links.map((link) => [link.linkId, link.originPersonId]))
  for (const change of standing) {
    if (change.kind === 'part') {
      personOf.set(change.linkId, change.intoPersonId)
      continue
    }
    const [from, into] = [personOf.get(change.linkId), personOf.get(change.intoLink)]
    if (from === undefined || into === undefined || from === into) continue
    for (const [linkId, personId] of personOf) if (personId === from) personOf.set(linkId, into)
  }
  return personOf
}
