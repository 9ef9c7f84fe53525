import type { LinkId, PersonId } from '#base/ids'
import { type PatientFacts, readPatient } from '#formats/fhir/read-patient'
import { identifierQuery } from '#formats/fhir/references'
import type { Feed } from '#institutions'
import { type Demographics, findLinks, findSettled, linkPatient, type MatchRules, waitToLink } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
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
  { feed, sorted, rules }: { feed: Feed; sorted: Sorted; rules: MatchRules },
): Promise<Found> {
  const placed: Placed[] = []
  const unmatched: SetAside[] = []
  const newKeys: string[] = []
  const patients = sorted.patients.map((piece) => toLink(feed, piece))
  const settled = await findSettled(scope, patients.length < WORTH_ASKING ? [] : patients.map(({ asks }) => asks))
  await waitToLink(
    scope,
    patients.filter(({ asks }) => !settled.has(asks)).map(({ asks }) => asks.demographics),
  )
  for (const { piece, asks, birthDate } of patients) {
    const link = settled.get(asks) ?? (await linkPatient(scope, asks, rules))
    if (link.verdict === 'unsure') unmatched.push(waiting(piece, asks.keys[0]!))
    else {
      placed.push({ piece, personId: link.personId, linkId: link.linkId, birthDate })
      newKeys.push(...asks.keys)
    }
  }
  return { ...(await placeClinical(scope, { feed, sorted, placed, unmatched })), newKeys }
}

/** Of fewer patients one is asked about after the other. */
const WORTH_ASKING = 3

function toLink(feed: Feed, piece: ResourcePiece) {
  const patient = readPatient(piece.resource)
  const asks = {
    institutionId: feed.institutionId,
    keys: patientKeys(piece, patient),
    demographics: demographicsOf(patient),
    deceasedAt: deceasedAt(patient),
  }
  return { piece, asks, birthDate: patient.birthDate }
}

async function placeClinical(
  scope: SystemScope,
  { feed, sorted, placed, unmatched }: { feed: Feed; sorted: Sorted; placed: Placed[]; unmatched: SetAside[] },
): Promise<Omit<Found, 'newKeys'>> {
  const named = sorted.clinical.map(({ piece, patient }) => ({
    piece,
    key: piece.patientKey ?? piece.addresses.keyOf(patient, 'Patient') ?? patient,
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

/** Longer than any number people are known by; the index of keys has a limit. */
const LONGEST_KEY = 500

/** The local numbers under which later resources may name this patient; the resource's own id is the surest. */
function patientKeys(piece: ResourcePiece, patient: PatientFacts): string[] {
  const own = `Patient/${piece.sourceId}`
  const address = piece.fullUrl?.startsWith('http') ? [piece.fullUrl] : []
  const numbers = patient.identifiers.flatMap(({ system, value }) =>
    value ? [identifierQuery('Patient', system, value)] : [],
  )
  return [...new Set([own, ...address, ...numbers])].filter((key) => key.length <= LONGEST_KEY)
}

/** A patient as the patient index compares them. */
export function demographicsOf(patient: PatientFacts): Demographics {
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
