import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import { DicomFault } from '#formats/dicom/dicom-fault'
import type { Instance } from '#formats/dicom/instance'
import { patientFrom, patientNumberOf, type SeriesCount, studyFrom, studyIdOf } from '#formats/dicom/to-fhir'
import { patientReference } from '#formats/fhir/patient-reference'
import { readPatient } from '#formats/fhir/read-patient'
import { identifierQuery } from '#formats/fhir/references'
import type { Resource } from '#formats/fhir/types'
import type { Feed } from '#institutions'
import { listFittingNumbers } from '#patient-index'
import type { SystemScope } from '#platform/database/scopes'
import { type Arrival, dropObjects, itemIdOf, type KnownObject, keepObjects, listKnownObjects } from '#record'
import { AddressBook } from './address-book.ts'
import { type Claimed, rawBytes } from './claim.ts'
import { demographicsOf } from './find-the-persons.ts'
import { messageAside } from './message-aside.ts'
import { Notes } from './notes.ts'
import { pieceOf, type ResourcePiece, type SetAside } from './piece.ts'
import { type BatchOutcome, fateOf, processPieces } from './process-pieces.ts'
import { inWords, readArrivals } from './read-arrivals.ts'
import { setAside } from './set-aside.ts'
import type { Tools } from './take-input.ts'
import { Tally } from './tally.ts'

/** One object, and the message that brought it. */
type Brought = { readonly message: Claimed; readonly arrival: Arrival }

/** The objects of one study of one patient in this portion. */
type Study = { readonly itemId: ItemId; readonly patientKey: string; readonly objects: readonly Brought[] }

/** What is here of a study by now. */
type Here = { readonly personId: PersonId; readonly patientKey: string }

/**
 * The steps from kept DICOM objects to the studies of a record, in the caller's transaction. Each object counts one. Its
 * study goes the way of any resource, patient first; only where that has come into a record do its pictures.
 */
export async function takeObjects(
  scope: SystemScope,
  { feed, tools, messages }: { feed: Feed; tools: Tools; messages: readonly Claimed[] },
): Promise<BatchOutcome> {
  const [tally, notes] = [new Tally(), new Notes()]
  const read = readArrivals(messages)
  const aside = read.flatMap((each) => each.aside ?? [])
  const found = studiesIn(
    feed,
    read.flatMap(({ message, arrivals }) => arrivals.map((arrival) => ({ message, arrival }))),
  )
  const here = await findHere(scope, found)
  const studies = found.filter((study) => isSamePatient(study, here.get(study.itemId), found))
  aside.push(...found.filter((study) => !studies.includes(study)).flatMap(ofTwoPatients))
  const known = await knownObjects(scope, here)
  const fitting = await fittingNumbers(scope, { feed, tools, studies })
  const pieces = studies.flatMap((study) => [
    ...(fitting.has(study.patientKey) ? [] : [patientPiece(study)]),
    studyPiece(study, known.get(study.itemId) ?? [], feed),
  ])
  const done = await processPieces(scope, { feed, ...tools, pieces })
  notes.addAll(done.notes)
  const waiting = new Map(done.setAside.map((each) => [each.sourceId, each]))
  const placed = await findHere(scope, studies)
  for (const study of studies) {
    const [first] = study.objects
    const waits = waiting.get(studyIdOf(first!.arrival.instance.studyUid))
    const owner = placed.get(study.itemId)
    if (waits || !owner) {
      for (const { message } of study.objects) tally.add(waits ? fateOf(waits) : 'quarantined', accountOf(message))
      continue
    }
    const before = here.get(study.itemId)
    if (before && before.personId !== owner.personId) await dropObjects(scope, { ...before, itemId: study.itemId })
    await keepStudy(scope, { study, personId: owner.personId, known: known.get(study.itemId) ?? [], tally })
  }
  await setAside(scope, { feed, pieces: aside })
  for (const each of aside) tally.add('quarantined', each)
  // Of what waits for its patient the objects are counted: as what they belong to it is only told.
  const told = done.setAside.map((each) => ({ ...each, patientKey: null }))
  return { tally, notes, setAside: [...aside, ...told], persons: done.persons, newKeys: done.newKeys }
}

function accountOf({ messageId }: Claimed) {
  return { account: messageId, repeats: [] }
}

function studiesIn(feed: Feed, objects: readonly Brought[]): readonly Study[] {
  const groups = Map.groupBy(objects, ({ arrival: { instance } }) =>
    JSON.stringify([instance.studyUid, keyOf(instance)]),
  )
  return [...groups.values()].map((those) => {
    const { instance } = those[0]!.arrival
    const itemId = itemIdOf(feed.institutionId, 'ImagingStudy', studyIdOf(instance.studyUid))
    return { itemId, patientKey: keyOf(instance), objects: those }
  })
}

/** Whose each study is by now, by the patient's number and by person. */
async function findHere(scope: SystemScope, studies: readonly Study[]): Promise<ReadonlyMap<ItemId, Here>> {
  const { rows } = await sql<{ itemId: ItemId; personId: PersonId; body: string }>`
    select item_id, person_id, body from item
    where item_id = any (${studies.map(({ itemId }) => itemId)}::uuid[]) and standing = 'current'`.execute(scope.db)
  return new Map(
    rows.map(({ itemId, personId, body }) => [
      itemId,
      { personId, patientKey: patientReference(JSON.parse(body) as Resource) ?? '' },
    ]),
  )
}

/** A study is one patient's: of two that it came for, nobody here can say which is right. */
function isSamePatient(study: Study, here: Here | undefined, all: readonly Study[]): boolean {
  if (here) return here.patientKey === study.patientKey
  return all.every((other) => other.itemId !== study.itemId || other.patientKey === study.patientKey)
}

function ofTwoPatients({ objects }: Study): SetAside[] {
  const fault = inWords(
    new DicomFault(
      'its study has come for another patient, too',
      'Have the archive say whose it is; delete the study here if what came first was wrong, and send it again.',
    ),
  )
  const messages = new Map(objects.map(({ message }) => [message.messageId, message]))
  return [...messages.values()].map((message) => messageAside({ ...message, bytes: rawBytes(message) }, [fault]))
}

async function knownObjects(scope: SystemScope, here: ReadonlyMap<ItemId, Here>) {
  const studies = [...here].map(([itemId, { personId }]) => ({ itemId, personId }))
  return Map.groupBy(await listKnownObjects(scope, { studies }), ({ itemId }) => itemId)
}

/** Patients who are known by these numbers, and whom no object here contradicts: of them an object brings no news. */
async function fittingNumbers(
  scope: SystemScope,
  { feed, tools, studies }: { feed: Feed; tools: Tools; studies: readonly Study[] },
): Promise<ReadonlySet<string>> {
  const numbers = studies.map(({ patientKey, objects }) => ({
    key: patientKey,
    demographics: demographicsOf(readPatient(patientOf(objects))),
  }))
  return listFittingNumbers(scope, { institutionId: feed.institutionId, numbers }, tools.rules)
}

function patientOf([first]: readonly Brought[]): Resource {
  const { instance } = first!.arrival
  return patientFrom(instance, patientNumberOf(instance)!)
}

function keyOf(instance: Instance): string {
  const { system, value } = patientNumberOf(instance)!
  return identifierQuery('Patient', system, value)
}

/** The patient as far as an object tells. */
function patientPiece({ objects }: Study): ResourcePiece {
  return { ...pieceFrom(objects[0]!.message, patientOf(objects)), isPartial: true }
}

/** The study with all series that are known. */
function studyPiece({ objects }: Study, known: readonly KnownObject[], feed: Feed): ResourcePiece {
  const { message, arrival } = objects[0]!
  const { instance } = arrival
  const series = countSeries(known, objects)
  return pieceFrom(message, studyFrom(instance, { patient: patientNumberOf(instance)!, series, zone: feed.timeZone }))
}

function pieceFrom(message: Claimed, resource: Resource): ResourcePiece {
  const unnamed = { where: message.origin, fullUrl: null, text: JSON.stringify(resource), resource }
  return pieceOf(unnamed, new AddressBook(), message)
}

function countSeries(known: readonly KnownObject[], objects: readonly Brought[]): readonly SeriesCount[] {
  const facts = new Map(
    known.map((each) => [
      each.instanceUid,
      {
        uid: each.seriesUid,
        number: each.seriesNumber,
        description: each.seriesName,
        modality: each.modality,
        bodyPart: each.bodyPart,
      },
    ]),
  )
  for (const { arrival } of objects) {
    const { instanceUid, seriesUid: uid, series } = arrival.instance
    facts.set(instanceUid, { uid, ...series })
  }
  const bySeries = [...Map.groupBy(facts.values(), ({ uid }) => uid).values()]
  return bySeries
    .map((those) => ({ ...those[0]!, instances: those.length }))
    .sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.uid < b.uid ? -1 : 1))
}

async function keepStudy(
  scope: SystemScope,
  {
    study: { itemId, objects },
    personId,
    known,
    tally,
  }: { study: Study; personId: PersonId; known: readonly KnownObject[]; tally: Tally },
): Promise<void> {
  const byUid = new Map(known.map((each) => [each.instanceUid, each]))
  // The very bytes were here before: whatever came after them stays.
  const isAgain = ({ message, arrival }: Brought) =>
    message.processedAt !== null && byUid.has(arrival.instance.instanceUid)
  const fresh = objects.filter((object) => !isAgain(object))
  const outcomes = await keepObjects(scope, {
    personId,
    itemId,
    arrivals: fresh.map(({ arrival }) => arrival),
    known: byUid,
  })
  for (const [at, { message }] of fresh.entries()) tally.add(outcomes[at]!, accountOf(message))
  for (const { message } of objects.filter(isAgain)) tally.add('unchanged', accountOf(message))
}
