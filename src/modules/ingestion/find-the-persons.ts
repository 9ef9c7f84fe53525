import type { LinkId, PersonId } from '#base/ids'
import { type PatientFacts, readPatient } from '#formats/fhir/read-patient'
import { identifierQuery } from '#formats/fhir/references'
import type { Feed } from '#institutions'
import { type Demographics, findLinks, linkPatient, type MatchRules } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
import type { AddressBook } from './address-book.ts'
import type { ResourcePiece, SetAside } from './piece.ts'
import { factsOf, type Sorted } from './sort-pieces.ts'

export type Placed = {
  readonly piece: ResourcePiece
  readonly personId: PersonId
  readonly linkId: LinkId
  readonly birthDate: string | null
}

export type Found = {
  readonly placed: readonly Placed[]
  /** Waiting for a decision in the worklist, and shown to nobody. */
  readonly unmatched: readonly SetAside[]
  /** Their patient has not been sent by this institution yet. */
  readonly unknown: readonly { readonly piece: ResourcePiece; readonly patientKey: string }[]
  /** Local numbers that this message made known. */
  readonly newKeys: readonly string[]
}

/** Patients first, then everything that names one: each item goes to exactly one person, or to nobody. */
export async function findThePersons(
  scope: SystemScope,
  { feed, sorted, addresses, rules }: { feed: Feed; sorted: Sorted; addresses: AddressBook; rules: MatchRules },
): Promise<Found> {
  const placed: Placed[] = []
  const unmatched: SetAside[] = []
  const newKeys: string[] = []
  for (const piece of sorted.patients) {
    const patient = readPatient(piece.resource)
    const keys = patientKeys(piece, patient)
    const link = await linkPatient(
      scope,
      {
        institutionId: feed.institutionId,
        keys,
        demographics: demographicsOf(patient),
        deceasedAt: deceasedAt(patient),
      },
      rules,
    )
    if (link.verdict === 'unsure') unmatched.push(waiting(piece, keys[0]!))
    else {
      placed.push({ piece, personId: link.personId, linkId: link.linkId, birthDate: patient.birthDate })
      newKeys.push(...keys)
    }
  }
  return { ...(await placeClinical(scope, { feed, sorted, addresses, placed, unmatched })), newKeys }
}

async function placeClinical(
  scope: SystemScope,
  {
    feed,
    sorted,
    addresses,
    placed,
    unmatched,
  }: { feed: Feed; sorted: Sorted; addresses: AddressBook; placed: Placed[]; unmatched: SetAside[] },
): Promise<Omit<Found, 'newKeys'>> {
  const named = sorted.clinical.map(({ piece, patient }) => ({
    piece,
    key: addresses.keyOf(patient, 'Patient') ?? patient,
  }))
  const links = await findLinks(scope, {
    institutionId: feed.institutionId,
    keys: [...new Set(named.map(({ key }) => key))],
  })
  const unknown: { piece: ResourcePiece; patientKey: string }[] = []
  for (const { piece, key } of named) {
    const link = links.get(key)
    if (link?.personId && link.linkId)
      placed.push({ piece, personId: link.personId, linkId: link.linkId, birthDate: link.birthDate })
    else if (link?.caseId) unmatched.push(waiting(piece, key))
    else unknown.push({ piece, patientKey: key })
  }
  return { placed, unmatched, unknown }
}

/** The local numbers under which later resources may name this patient; the resource's own id is the surest. */
function patientKeys(piece: ResourcePiece, patient: PatientFacts): string[] {
  const own = `Patient/${piece.sourceId}`
  const address = piece.fullUrl?.startsWith('http') ? [piece.fullUrl] : []
  const numbers = patient.identifiers.flatMap(({ system, value }) =>
    value ? [identifierQuery('Patient', system, value)] : [],
  )
  return [...new Set([own, ...address, ...numbers])]
}

function demographicsOf(patient: PatientFacts): Demographics {
  const [name, ...others] = patient.names
  return {
    identifiers: patient.identifiers.flatMap(({ system, value }) => (value ? [{ system, value }] : [])),
    family: name?.family ?? null,
    given: name?.given ?? [],
    otherNames: others.map(({ family, given }) => ({ family, given })),
    birthDate: patient.birthDate,
    sex: patient.sex,
    phones: patient.phones,
    emails: patient.emails,
    addresses: patient.addresses.map(({ lines, city, postcode }) => ({
      line: lines.join(' ') || null,
      city,
      postcode,
    })),
  }
}

function deceasedAt(patient: PatientFacts): string | null {
  return typeof patient.deceased === 'string' ? patient.deceased : patient.deceased ? 'yes' : null
}

function waiting(piece: ResourcePiece, patientKey: string): SetAside {
  return {
    ...factsOf(piece),
    kind: 'unmatched',
    what: 'we are not sure whose record this patient is; it waits in the match worklist and is shown to nobody',
    mend: 'Decide the case in the worklist of the desk.',
    patientKey,
  }
}
