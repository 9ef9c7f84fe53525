import { Invalid } from '#base/errors'
import { readPatient } from '#formats/fhir/read-patient'
import { splitInput } from '#formats/fhir/split-input'
import type { Demographics } from '#patient-index'
import type { PeopleList } from './people-list.ts'

/** Reads the Patients of a Bundle or of NDJSON. A number that repeats the id of the resource is no evidence. */
export async function readBundle(bytes: Uint8Array, name: string): Promise<PeopleList> {
  const ids: string[] = []
  const people: Demographics[] = []
  for await (const piece of splitInput(inOnePiece(bytes), name)) {
    if (piece.kind === 'problem') throw new Invalid(`${piece.where}: ${piece.what} ${piece.mend}`)
    if (piece.kind !== 'resource' || piece.resource.resourceType !== 'Patient') continue
    const id = typeof piece.resource.id === 'string' ? piece.resource.id : piece.where
    ids.push(id)
    people.push(personOf(readPatient(piece.resource), id))
  }
  if (ids.length === 0) throw new Invalid('there is no Patient in it')
  return { ids, people, unreadDates: 0 }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function personOf(patient: ReturnType<typeof readPatient>, id: string): Demographics {
  const [name, ...others] = patient.names
  return {
    identifiers: patient.identifiers.filter(({ value }) => value !== id),
    family: name?.family ?? null,
    given: name?.given ?? [],
    otherNames: others,
    birthDate: patient.birthDate,
    sex: patient.sex,
    phones: patient.phones,
    emails: patient.emails,
    addresses: patient.addresses.map(({ lines, city, postcode, state }) => ({
      line: lines.join(', ') || null,
      city,
      postcode,
      state,
    })),
  }
}
