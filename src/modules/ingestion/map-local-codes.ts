import { children, text } from '#formats/fhir/elements'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { findMappings, type NewItem, noteCodes, type SeenCode } from '#record'
import type { Drafted } from './draft-items.ts'

const LOINC = 'http://loinc.org'

/** What came with an institution's own code, and has no code of LOINC by its sender. */
export type LocalItem = { readonly item: NewItem; readonly code: SeenCode }

/**
 * Gives items what their institution's own codes mean: the code of LOINC that the sender wrote beside it, else the
 * mapping in force. Answers those that have no code of LOINC from their sender.
 */
export async function mapLocalCodes(
  scope: SystemScope,
  { feed, drafted }: { readonly feed: Feed; readonly drafted: readonly Drafted[] },
): Promise<readonly LocalItem[]> {
  const local: LocalItem[] = []
  for (const { item, codings, placed } of drafted) {
    const { resourceType, code } = item.draft
    if (resourceType !== 'Observation' || !code || code.system === LOINC) continue
    const sent = codings.find(({ element, system }) => element === 'code' && system === LOINC)
    if (sent) item.mappedCode = sent.code
    else local.push({ item, code: seenCode(item, specimenOf(placed.piece.resource)) })
  }
  const { institutionId } = feed
  const mappings = await findMappings(scope, { institutionId, codeKeys: local.map(({ code }) => code.codeKey) })
  for (const { item, code } of local) item.mappedCode = mappings.get(code.codeKey) ?? null
  return local
}

/** Counts the codes of what is new: a repeat or a correction is not one more result. */
export async function noteLocalCodes(
  scope: SystemScope,
  {
    feed,
    local,
    fresh,
  }: { readonly feed: Feed; readonly local: readonly LocalItem[]; readonly fresh: readonly NewItem[] },
): Promise<void> {
  const isFresh = new Set(fresh)
  const codes = local.filter(({ item }) => isFresh.has(item)).map(({ code }) => code)
  await noteCodes(scope, { institutionId: feed.institutionId, codes })
}

function seenCode({ draft, category }: NewItem, specimen: string | null): SeenCode {
  const { code, value, range, title } = draft
  return {
    codeKey: `${code!.system ?? ''}|${code!.code}`,
    name: code!.display ?? title,
    unit: value?.ucum ?? value?.unit ?? null,
    specimen,
    kind: category,
    rangeLow: range?.low ?? null,
    rangeHigh: range?.high ?? null,
  }
}

/** Only where the resource itself says it: whose sample it was is not looked up. */
function specimenOf(resource: Drafted['placed']['piece']['resource']): string | null {
  const [specimen] = children(resource, 'specimen')
  return specimen ? (text(specimen, 'display') ?? null) : null
}
