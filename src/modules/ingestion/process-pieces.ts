import type { Fault } from '#formats/fhir/fault'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import { type MatchRules, noteArrivals } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { completeParts } from './complete-parts.ts'
import { type Found, findThePersons } from './find-the-persons.ts'
import { isVisitNow } from './is-visit-now.ts'
import { Notes } from './notes.ts'
import type { ResourcePiece, SetAside } from './piece.ts'
import { setAside } from './set-aside.ts'
import { factsOf, invalid, sortPieces } from './sort-pieces.ts'
import { storeDirectory } from './store-directory.ts'
import { storePlaced } from './store-placed.ts'
import { Tally } from './tally.ts'
import { withoutRepeats } from './without-repeats.ts'

type Validate = (resource: Resource) => readonly Fault[]

export type Batch = {
  readonly feed: Feed
  readonly pieces: readonly ResourcePiece[]
  readonly validate: Validate
  readonly rules: MatchRules
}

export type BatchOutcome = {
  readonly tally: Tally
  readonly notes: Notes
  readonly setAside: readonly SetAside[]
  readonly persons: ReadonlySet<string>
  /** Local numbers of patients that this batch made known, or knew already. */
  readonly newKeys: readonly string[]
}

/**
 * The steps from resources to decided items, in the caller's transaction: all of it happens, or none. What cannot go
 * further, or has no patient yet, is in quarantine at the end of it.
 */
export async function processPieces(scope: SystemScope, batch: Batch): Promise<BatchOutcome> {
  const { feed, rules, validate } = batch
  const [tally, notes] = [new Tally(), new Notes()]
  await takeTurns(scope, { about: 'institution', names: [feed.institutionId] })
  const sorted = sortPieces(withoutRepeats(batch.pieces, scope.now), validate)
  await storeDirectory(scope, { feed, pieces: sorted.directory, tally })
  const patients = await makeWhole(scope, { feed, those: sorted.patients.map((piece) => ({ piece })), validate })
  const found = await findThePersons(scope, {
    feed,
    sorted: { ...sorted, patients: patients.sound.map(({ piece }) => piece) },
    rules,
  })
  await takeTurns(scope, { about: 'person', names: found.placed.map(({ personId }) => personId) })
  const placed = await makeWhole(scope, { feed, those: found.placed, validate })
  await storePlaced(scope, { feed, placed: placed.sound, tally, notes })
  await noteArrivals(scope, {
    institutionId: feed.institutionId,
    visitors: placed.sound.filter(({ piece }) => !piece.isOurs && isVisitNow(piece.resource, scope.now)),
  })
  const refused = [...sorted.refused, ...patients.refused, ...placed.refused]
  const aside = [...refused, ...found.unmatched, ...withoutPatient(found.unknown)]
  await setAside(scope, { feed, pieces: aside })
  for (const each of aside) tally.add(fateOf(each), each)
  const persons = new Set(placed.sound.map(({ personId }) => personId))
  return { tally, notes, setAside: aside, persons, newKeys: found.newKeys }
}

/** Resources that say only a part, made whole and then held against R4; the others have been. */
async function makeWhole<Each extends { readonly piece: ResourcePiece }>(
  scope: SystemScope,
  { feed, those, validate }: { feed: Feed; those: readonly Each[]; validate: Validate },
): Promise<{ sound: readonly Each[]; refused: readonly SetAside[] }> {
  const refused: SetAside[] = []
  const sound = (await completeParts(scope, { feed, those })).filter(({ piece }) => {
    const faults = piece.isPartial ? validate(piece.resource) : []
    if (faults.length > 0) refused.push(invalid(piece, faults))
    return faults.length === 0
  })
  return { sound, refused }
}

/** Sound, but nobody's yet; or at fault. */
export function fateOf({ kind }: SetAside): 'unmatched' | 'quarantined' {
  return kind === 'patient-unknown' || kind === 'unmatched' ? 'unmatched' : 'quarantined'
}

/**
 * What could not be placed because its patient has not come. The resource itself is sound, so it waits, matched to
 * nobody, and goes in with its patient. One that names a patient of another server is a fault of its sender.
 */
function withoutPatient(unknown: Found['unknown']): SetAside[] {
  return unknown.map(({ piece, patientKey }) => ({
    ...factsOf(piece),
    kind: /^https?:/.test(patientKey) ? 'invalid' : 'patient-unknown',
    what: /^https?:/.test(patientKey)
      ? `it names ${patientKey}, a patient of another server, whom this institution has not sent`
      : `it names ${patientKey}, and this institution has sent no such patient`,
    mend: 'Send the Patient through the same feed; this resource then goes in by itself.',
    patientKey,
  }))
}
