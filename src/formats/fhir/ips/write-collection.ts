import type { Resource } from '../types.ts'
import { fitIntoDocument } from './fit-into-document.ts'
import type { SummaryEntry, SummaryToWrite } from './summary-to-write.ts'
import { organization, patient, provenance, urn } from './write-ips.ts'

export type CollectionToWrite = Pick<
  SummaryToWrite,
  'ids' | 'at' | 'language' | 'region' | 'patient' | 'institutions'
> & {
  readonly entries: readonly SummaryEntry[]
}

/**
 * Writes chosen entries as a collection Bundle: it claims to be no summary, so it has no Composition. The patient first,
 * every reference inside, one Provenance for each institution.
 */
export function writeCollection(collection: CollectionToWrite): Resource {
  const { ids, at, region, institutions, entries } = collection
  const uuidOf = new Map(institutions.map(({ id, uuid }) => [id, uuid]))
  const resources = [
    patient(collection),
    organization(region.id, region.name),
    ...institutions.map(({ uuid, name }) => organization(uuid, name)),
    ...entries.map((entry) =>
      fitIntoDocument(entry, { patient: urn(ids.patient), institution: urn(uuidOf.get(entry.institutionId)!) }),
    ),
    ...institutions.map(({ id, uuid }) => {
      const theirs = entries.filter((entry) => entry.institutionId === id)
      return provenance(
        uuid,
        at,
        theirs.map((entry) => urn(entry.id)),
      )
    }),
  ]
  return {
    resourceType: 'Bundle',
    language: collection.language,
    identifier: { system: 'urn:ietf:rfc:3986', value: urn(ids.document) },
    type: 'collection',
    timestamp: at,
    entry: resources.map((resource) => ({ fullUrl: urn(resource.id as string), resource })),
  }
}
