import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import {
  at,
  attribute,
  childOf,
  childrenOf,
  entryTemplate,
  hasTemplate,
  isNull,
  relatedTo,
  textIn,
} from '../../elements.ts'
import { coded, codeIn, conceptOf, wordsOfConcept } from '../datatypes/concept.ts'
import { effectiveTimeOf, spanOf, timeOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isNegated,
  notesOf,
  observationsOf,
  unwrap,
  wordsOfText,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { clinicalStatusOf } from './clinical-status.ts'
import { severityOf } from './severity.ts'

const SNOMED = 'http://snomed.info/sct'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const ABATEMENT = 'http://hl7.org/fhir/StructureDefinition/allergyintolerance-abatement'
const CRITICALITY_CODES = ['82606-5']

/** What is known of a person's allergies: each observation its own AllergyIntolerance, with its concern's status. */
export function mapAllergies(entry: Entry, statement: XmlElement): void {
  for (const observation of unwrap(statement, 'observation')) mapAllergy(entry, observation, statement)
}

function mapAllergy(entry: Entry, observation: XmlElement, concern: XmlElement): void {
  const substance = substanceOf(entry, observation)
  const kind = childOf(observation, 'value')
  const code = whatIsSaid(entry, observation, substance)
  if (!code) return
  const { start, end } = spanOf(entry.mapping, effectiveTimeOf(observation))
  const isRefuted = isNegated(observation) && substance !== null
  const said = clinicalStatusOf(observation, concern)
  const reactions = reactionsOf(entry, observation)
  const loose = reactions.length === 0 ? severityWords(entry, observation) : null
  addOf(
    entry,
    observation,
    {
      resourceType: 'AllergyIntolerance',
      extension: end && end !== start ? [{ url: ABATEMENT, valueDateTime: end }] : [],
      clinicalStatus: coded(CLINICAL, end && end !== start && said === 'active' ? 'resolved' : said),
      verificationStatus: coded(VERIFICATION, isRefuted ? 'refuted' : 'confirmed'),
      type: typeOfAllergy(kind),
      category: categoryOf(kind),
      criticality: criticalityOf(observation),
      code,
      patient: subjectOf(entry.mapping),
      onsetDateTime: start,
      recordedDate: authoredAt(entry, observation) ?? authoredAt(entry, concern),
      recorder: (authorsOf(observation)[0] ?? authorsOf(concern)[0]) as Element | undefined,
      note: [
        ...notesOf(entry, observation),
        ...(concern === observation ? [] : notesOf(entry, concern)),
        ...(loose ? [{ text: loose }] : []),
      ],
      reaction: reactions,
    },
    code,
  )
}

/** The substance, in a code or in words; null when none is named. */
function substanceOf({ mapping }: Entry, observation: XmlElement): Element | null {
  for (const participant of childrenOf(observation, 'participant')) {
    const entity = at(participant, 'participantRole/playingEntity') ?? at(participant, 'participantRole/playingDevice')
    const code = conceptOf(mapping, childOf(entity, 'code'))
    const name = textIn(childOf(entity, 'name'))
    if (code) return code.text === undefined && name ? element({ ...code, text: name }) : code
    if (name) return { text: name }
  }
  return null
}

/** Kinds of allergy that name no substance: "drug allergy" alone is not what somebody is allergic to. */
const KINDS: ReadonlySet<string> = new Set(
  '419199007 416098002 414285001 426232007 419511003 418471000 418038007 420134006 59037007 235719002 232347008 ASSERTION'.split(
    ' ',
  ),
)

function whatIsSaid(entry: Entry, observation: XmlElement, substance: Element | null): Element | null {
  if (substance) return substance
  const value = childOf(observation, 'value')
  const kind = attribute(value, 'code') ?? ''
  if (isNegated(observation)) return noneKnown(kind, conceptOf(entry.mapping, value))
  const said = conceptOf(entry.mapping, value)
  if (said && !KINDS.has(kind)) return said
  const words = wordsOfText(entry, observation)
  return words ? { text: words } : said
}

/** "No known allergies", of the kind that is denied (C-CDA on FHIR, Allergies). */
function noneKnown(kind: string, said: Element | null): Element {
  if (kind === '416098002' || kind === '419511003' || kind === '59037007')
    return coded(SNOMED, '409137002', 'No known drug allergy')
  if (kind === '414285001' || kind === '418471000' || kind === '235719002')
    return coded(SNOMED, '429625007', 'No known food allergy')
  if (kind === '' || KINDS.has(kind)) return coded(SNOMED, '716186003', 'No known allergy')
  return said ? { ...said, text: `No: ${wordsOfConcept(said) ?? ''}` } : coded(SNOMED, '716186003', 'No known allergy')
}

function typeOfAllergy(kind: XmlElement | null): string | null {
  const code = codeIn(kind, SNOMED) ?? ''
  if (['419199007', '416098002', '414285001', '426232007'].includes(code)) return 'allergy'
  return ['59037007', '235719002'].includes(code) ? 'intolerance' : null
}

function categoryOf(kind: XmlElement | null): readonly string[] {
  const code = codeIn(kind, SNOMED) ?? ''
  if (['416098002', '419511003', '59037007'].includes(code)) return ['medication']
  if (['414285001', '418471000', '235719002'].includes(code)) return ['food']
  return ['426232007', '232347008'].includes(code) ? ['environment'] : []
}

function criticalityOf(observation: XmlElement): string | null {
  const [criticality] = observationsOf(observation, CRITICALITY_CODES)
  const code = attribute(childOf(criticality ?? null, 'value'), 'code') ?? ''
  return { CRITL: 'low', CRITH: 'high', CRITU: 'unable-to-assess' }[code] ?? null
}

function reactionsOf(entry: Entry, observation: XmlElement): readonly Element[] {
  const around = severityOf(observation)
  return relatedTo(observation)
    .filter(({ type, statement }) => statement.name === 'observation' && isReaction(type, statement))
    .flatMap(({ statement: reaction }) => {
      const words = wordsOfText(entry, reaction)
      const manifestation = conceptOf(entry.mapping, childOf(reaction, 'value')) ?? (words ? { text: words } : null)
      const onset = timeOf(entry.mapping, childOf(effectiveTimeOf(reaction), 'low'))
      return manifestation
        ? [element({ manifestation: [manifestation], onset, severity: severityOf(reaction) ?? around })]
        : []
    })
    .filter(isSaid)
}

function isReaction(type: string, observation: XmlElement): boolean {
  return type === 'MFST' || hasTemplate(observation, entryTemplate('9'), '2.16.840.1.113883.10.20.1.54')
}

/** A severity that belongs to no reaction stands as a note: FHIR has no other place for it. */
function severityWords(entry: Entry, observation: XmlElement): string | null {
  const [severity] = observationsOf(observation, ['SEV'])
  const value = childOf(severity ?? null, 'value')
  const words = isNull(value) ? null : wordsOfConcept(conceptOf(entry.mapping, value))
  return words && `Severity: ${words}`
}
