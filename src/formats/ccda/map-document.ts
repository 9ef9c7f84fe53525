import { readTime } from '../hl7v2/to-fhir/datatypes/time.ts'
import type { MappingContext } from '../hl7v2/to-fhir/mapping.ts'
import { attribute, childOf, statementIn } from './elements.ts'
import type { MappedDocument } from './mapped-document.ts'
import type { CdaDocument } from './read-document.ts'
import { documentNameOf } from './to-fhir/document-name.ts'
import { mapEncompassing } from './to-fhir/entries/encounters.ts'
import { labelsOf } from './to-fhir/labels.ts'
import { mapStatement } from './to-fhir/map-entry.ts'
import { type Mapping, warn } from './to-fhir/mapping.ts'
import { nameDrafts } from './to-fhir/name-drafts.ts'
import { narrativeOf } from './to-fhir/narrative/words.ts'
import { addNarrative } from './to-fhir/narrative-item.ts'
import { patientIdOf, patientOf } from './to-fhir/patient.ts'
import { entriesOf, type Section, sectionsOf } from './to-fhir/sections.ts'
import { addWholeDocument } from './to-fhir/whole-document.ts'

/**
 * What a clinical document says, in FHIR R4. Never throws. With a fault of severity E nothing of it may go in, and nothing
 * comes back. The rules stand in docs/reference/ccda.md.
 */
export function mapDocument(document: CdaDocument, context: MappingContext): MappedDocument {
  const documentName = documentNameOf(document.root)
  const mapping: Mapping = {
    document,
    context,
    ...documentTime(document, context),
    documentName,
    patientId: patientIdOf(document, documentName),
    narrative: narrativeOf(document.root),
    digits: new Map(),
    drafts: [],
    unnamed: new Map(),
    faults: [],
  }
  if (mapping.at === null) warnOfTime(mapping)
  const patient = patientOf(mapping)
  const sections = sectionsOf(document.root)
  for (const section of sections) mapSection(mapping, section)
  mapEncompassing({ mapping, section: headerOf(document) }, document.root)
  addWholeDocument(mapping, sections)
  const faults = withoutRepeats(mapping.faults)
  const isRefused = faults.some(({ severity }) => severity === 'E')
  return { at: mapping.at, resources: isRefused ? [] : [patient, ...nameDrafts(mapping.drafts, mapping)], faults }
}

function mapSection(mapping: Mapping, section: Section): void {
  const before = mapping.drafts.length
  let hasLost = false
  for (const entry of entriesOf(section)) {
    const statement = statementIn(entry)
    if (statement && !mapStatement({ mapping, section }, statement)) hasLost = true
  }
  addNarrative(mapping, section, { made: mapping.drafts.length - before, hasLost })
}

/** For what stands in the header, and in no section. */
function headerOf({ root }: CdaDocument): Section {
  return {
    element: root,
    kind: 'narrative',
    type: null,
    title: 'header',
    labels: labelsOf(root) ?? [],
    place: 'header',
  }
}

/** effectiveTime as an instant: by it the versions of a thing are put in order. A day counts from its midnight. */
function documentTime({ root }: CdaDocument, { zone }: MappingContext): Pick<Mapping, 'at' | 'written'> {
  const raw = attribute(childOf(root, 'effectiveTime'), 'value') ?? ''
  const time = readTime(raw, zone)
  if (time.kind !== 'time') return { at: null, written: { instant: null, day: null } }
  if (time.hasClock) return { at: time.text, written: { instant: time.text, day: null } }
  const [year = '', month = '01', day = '01'] = time.text.split('-')
  const midnight = readTime(`${year}${month}${day}0000`, zone)
  return { at: midnight.kind === 'time' ? midnight.text : null, written: { instant: null, day: time.text } }
}

function warnOfTime(mapping: Mapping): void {
  const { root } = mapping.document
  warn(
    mapping,
    childOf(root, 'effectiveTime') ?? root,
    'It does not say when it was made: its effectiveTime is no time. Its parts are put in order by when they arrived.',
    'Send effectiveTime as YYYYMMDDHHMMSS+ZZZZ.',
  )
}

/** One place has one fault of a kind, however often it was looked at. */
function withoutRepeats(faults: MappedDocument['faults']): MappedDocument['faults'] {
  const seen = new Set<string>()
  return faults.filter(({ segment, what }) => {
    const key = `${segment} ${what}`
    return !seen.has(key) && seen.add(key)
  })
}
