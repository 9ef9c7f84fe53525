export type SamplePatient = {
  readonly number?: string
  /** A number of the nation's register. */
  readonly national?: { readonly system: string; readonly value: string } | null
  readonly given?: string
  readonly family?: string
  readonly born?: string
}

export type SampleDocument = {
  readonly id?: string
  readonly code?: string
  readonly time?: string
  readonly title?: string
  readonly patient?: SamplePatient
  readonly sections?: readonly string[]
  /** The id of the document that this one takes the place of. */
  readonly replaces?: string | null
  /** In place of sections. */
  readonly body?: string | null
  readonly label?: string
}

const DOCUMENTS = '2.16.840.1.113883.19.7'
const PATIENTS = '2.16.840.1.113883.19.5'
const LOINC = '2.16.840.1.113883.6.1'
const SNOMED = '2.16.840.1.113883.6.96'

/** A clinical document of our own, as text: what differs from it is what a test is about. */
export function ccda(document: SampleDocument = {}): string {
  const { id = 'd1', code = '34133-9', time = '20260310101500+0100', title = 'Summary of care' } = document
  const { number = 'p1', national = null } = document.patient ?? {}
  const own = invented(number)
  const { given = own.given, family = own.family, born = own.born } = document.patient ?? {}
  const related = document.replaces
    ? `<relatedDocument typeCode="RPLC"><parentDocument><id root="${DOCUMENTS}" extension="${document.replaces}"/></parentDocument></relatedDocument>`
    : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<id root="${DOCUMENTS}" extension="${id}"/><code code="${code}" codeSystem="${LOINC}" displayName="Summary"/><title>${title}</title>
<effectiveTime value="${time}"/><confidentialityCode code="${document.label ?? 'N'}" codeSystem="2.16.840.1.113883.5.25"/>
<recordTarget><patientRole><id root="${PATIENTS}" extension="${number}"/>${national ? `<id root="${national.system}" extension="${national.value}"/>` : ''}
<addr use="HP"><streetAddressLine>${own.street}</streetAddressLine><city>Oslo</city><postalCode>0155</postalCode></addr><telecom use="MC" value="tel:+47${own.phone}"/>
<patient><name use="L"><given>${given}</given><family>${family}</family></name><administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${born}"/>
<languageCommunication><languageCode code="nb"/></languageCommunication></patient></patientRole></recordTarget>
<author><time value="${time}"/><assignedAuthor><id root="1.2.3" extension="a"/><assignedPerson><name><given>Eva</given><family>Berg</family></name></assignedPerson></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><name>Lesja</name></representedCustodianOrganization></assignedCustodian></custodian>
${related}<component>${document.body ?? `<structuredBody>${(document.sections ?? []).map((each) => `<component>${each}</component>`).join('\n')}</structuredBody>`}</component>
</ClinicalDocument>`
}

const GIVEN = [
  'Anna',
  'Berit',
  'Cecilie',
  'Dagny',
  'Eli',
  'Frida',
  'Gro',
  'Hanna',
  'Ingrid',
  'Jorun',
  'Kirsten',
  'Lise',
  'Marit',
]
const FAMILY = ['Lund', 'Moe', 'Nygaard', 'Olsrud', 'Pettersen', 'Qvist', 'Ruud', 'Solberg', 'Tveit', 'Ulven', 'Vik']

/** Another human being for each number: nothing of one is like another. */
function invented(number: string) {
  const seed = [...number].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7)
  return {
    given: GIVEN[seed % GIVEN.length]!,
    family: FAMILY[seed % FAMILY.length]!,
    born: `19${30 + (seed % 60)}0${1 + (seed % 9)}1${seed % 8}`,
    street: `${FAMILY[(seed + 3) % FAMILY.length]} vei ${seed % 97}`,
    phone: String(90_000_000 + seed * 89),
  }
}

/** A section with its LOINC code, its narrative (XML) and its entries. */
export function section(code: string, title: string, text: string, ...entries: readonly string[]): string {
  const coded = code ? `<code code="${code}" codeSystem="${LOINC}"/>` : ''
  return `<section>${coded}<title>${title}</title><text>${text}</text>${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</section>`
}

const loinc = (code: string, name: string) => `<code code="${code}" codeSystem="${LOINC}" displayName="${name}"/>`
const snomed = (tag: string, code: string, name: string, type = '') =>
  `<${tag}${type} code="${code}" codeSystem="${SNOMED}" displayName="${name}"/>`
const ofType = (type: string) => ` xsi:type="${type}"`
const idOf = (id: string | null) => (id === null ? '<id nullFlavor="NI"/>' : `<id root="1.2.752.1" extension="${id}"/>`)

export type SampleResult = {
  readonly id?: string | null
  readonly code?: string
  readonly name?: string
  readonly time?: string
  readonly value?: string
  readonly flag?: string
}

/** A result alone: code, time and a value element. */
export function result({
  id = 'r1',
  code = '2823-3',
  name = 'Potassium',
  time = '20260301080000+0100',
  value,
  flag,
}: SampleResult): string {
  return `<observation classCode="OBS" moodCode="EVN">${idOf(id)}${loinc(code, name)}<statusCode code="completed"/><effectiveTime value="${time}"/>
${value ?? '<value xsi:type="PQ" value="4.10" unit="mmol/L"/>'}${flag ? `<interpretationCode code="${flag}" codeSystem="2.16.840.1.113883.5.83"/>` : ''}
<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="3.5" unit="mmol/L"/><high value="5.0" unit="mmol/L"/></value></observationRange></referenceRange></observation>`
}

export function results(organizer: string, ...observations: readonly string[]): string {
  return `<organizer classCode="BATTERY" moodCode="EVN"><id root="1.2.752.2" extension="${organizer}"/>${loinc('24323-8', 'Panel')}<statusCode code="completed"/>
${observations.map((each) => `<component>${each}</component>`).join('')}</organizer>`
}

export type SampleProblem = {
  readonly id?: string | null
  readonly value?: string
  readonly low?: string
  readonly high?: string
  readonly concern?: string
  readonly inner?: string
  readonly negated?: boolean
}

export function problem({
  id = 'c1',
  value,
  low = '20120101',
  high = '',
  concern = 'active',
  inner = '',
  negated = false,
}: SampleProblem = {}): string {
  return `<act classCode="ACT" moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="${concern}"/><entryRelationship typeCode="SUBJ">
<observation classCode="OBS" moodCode="EVN"${negated ? ' negationInd="true"' : ''}>${idOf(id)}${snomed('code', '55607006', 'Problem')}<statusCode code="completed"/>
<effectiveTime><low value="${low}"/>${high ? `<high value="${high}"/>` : ''}</effectiveTime>${value ?? snomed('value', '38341003', 'High blood pressure', ofType('CD'))}${inner}</observation></entryRelationship></act>`
}

export function allergy({
  id = 'a1',
  substance = 'Penicillin',
  kind = '419511003',
  negated = false,
  inner = '',
} = {}): string {
  const consumed = substance
    ? `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT"><code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="${substance}"/></playingEntity></participantRole></participant>`
    : ''
  return `<act classCode="ACT" moodCode="EVN"><statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"${negated ? ' negationInd="true"' : ''}>
${idOf(id)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><effectiveTime><low value="19990101"/></effectiveTime>${snomed('value', kind, 'Allergy', ofType('CD'))}${consumed}
${inner}</observation></entryRelationship></act>`
}

export const HIVES = `<entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN"><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
${snomed('value', '247472004', 'Hives', ofType('CD'))}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="SEV" codeSystem="2.16.840.1.113883.5.4"/>
${snomed('value', '24484000', 'Severe', ofType('CD'))}</observation></entryRelationship></observation></entryRelationship>`

export function medicine({
  id = 'm1',
  mood = 'EVN',
  times = '<effectiveTime xsi:type="IVL_TS"><low value="20260101"/></effectiveTime><effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>',
  name = '<code code="197361" codeSystem="2.16.840.1.113883.6.88" displayName="Amlodipine 5 MG Oral Tablet"/>',
  negated = false,
  inner = '',
} = {}): string {
  return `<substanceAdministration classCode="SBADM" moodCode="${mood}"${negated ? ' negationInd="true"' : ''}>${idOf(id)}<statusCode code="active"/>${times}
<routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="Oral"/><doseQuantity value="1"/><administrationUnitCode code="C42998" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="tablet"/>
<consumable><manufacturedProduct><manufacturedMaterial>${name}<lotNumberText>L7</lotNumberText></manufacturedMaterial><manufacturerOrganization><name>Maker</name></manufacturerOrganization></manufacturedProduct></consumable>${inner}</substanceAdministration>`
}

const simple = (name: string, mood: string, inner: string) =>
  `<${name} classCode="X" moodCode="${mood}">${inner}</${name}>`
const when = '<effectiveTime value="20260215"/>'

/** One document with a section of every kind that has entries, and some that stand in words alone. */
export const FULL_DOCUMENT = ccda({
  sections: [
    section(
      '48765-2',
      'Allergies',
      '<table><thead><tr><th>Substance</th></tr></thead><tbody><tr><td ID="al">Penicillin</td></tr></tbody></table>',
      allergy({ inner: HIVES }),
    ),
    section(
      '11450-4',
      'Problems',
      '<list><item>High blood pressure</item><item>A rash that nobody coded</item></list>',
      problem(),
    ),
    section(
      '10160-0',
      'Medications',
      '<paragraph ID="med">Amlodipine</paragraph>',
      medicine(),
      medicine({
        id: 'm2',
        mood: 'INT',
        times: '<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="HS"/></effectiveTime>',
        inner:
          '<precondition><criterion><value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#med"/></originalText></value></criterion></precondition>',
      }),
    ),
    section(
      '11369-6',
      'Immunizations',
      '',
      medicine({
        id: 'v1',
        name: '<code code="88" codeSystem="2.16.840.1.113883.12.292" displayName="Influenza vaccine"/>',
        times: when,
      }),
      medicine({
        id: 'v2',
        negated: true,
        name: '<code code="33" codeSystem="2.16.840.1.113883.12.292" displayName="Pneumococcal vaccine"/>',
        times: when,
      }),
    ),
    section(
      '30954-2',
      'Results',
      '',
      results(
        'o1',
        result({ flag: 'L' }),
        result({ id: 'r2', code: '882-1', name: 'ABO group', value: '<value xsi:type="ST">A+</value>' }),
        result({ id: null, code: '5811-5', name: 'Specific gravity', value: '<value xsi:type="REAL" value="1.020"/>' }),
      ),
    ),
    section(
      '8716-3',
      'Vital signs',
      '',
      results(
        'o2',
        result({
          id: 'w',
          code: '29463-7',
          name: 'Body weight',
          value: '<value xsi:type="PQ" value="70.5" unit="kg"/>',
        }),
      ),
    ),
    section(
      '47519-4',
      'Procedures',
      '',
      simple(
        'procedure',
        'EVN',
        `${idOf('pr')}${snomed('code', '80146002', 'Appendectomy')}<statusCode code="completed"/>${when}<participant typeCode="DEV"><participantRole><id root="1.2.9" extension="udi"/><playingDevice>${snomed('code', '14106009', 'Pacemaker')}</playingDevice></participantRole></participant>`,
      ),
    ),
    section(
      '46240-8',
      'Encounters',
      '',
      simple(
        'encounter',
        'EVN',
        `${idOf('en')}<code code="AMB" codeSystem="2.16.840.1.113883.5.4" displayName="Visit"/><effectiveTime><low value="20260110"/></effectiveTime><entryRelationship typeCode="COMP">${problem({ id: 'dx' })}</entryRelationship>`,
      ),
    ),
    section(
      '18776-5',
      'Plan',
      '',
      simple('observation', 'RQO', `${idOf('pl')}${loinc('24323-8', 'Metabolic panel')}${when}`),
      simple(
        'encounter',
        'INT',
        `${idOf('ap')}${snomed('code', '11429006', 'Consultation')}<effectiveTime value="20260701"/>`,
      ),
      simple(
        'observation',
        'GOL',
        `${idOf('go')}${loinc('29463-7', 'Body weight')}<value xsi:type="PQ" value="65" unit="kg"/>`,
      ),
    ),
    section(
      '47420-5',
      'Functional status',
      '',
      simple(
        'observation',
        'EVN',
        `${idOf('fu')}${loinc('54522-8', 'Functional status')}${snomed('value', '105504002', 'Uses a cane', ofType('CD'))}`,
      ),
    ),
    section(
      '29762-2',
      'Social history',
      '',
      simple(
        'observation',
        'EVN',
        `${idOf('so')}${loinc('72166-2', 'Smoking')}${when}${snomed('value', '266919005', 'Never smoker', ofType('CD'))}`,
      ),
    ),
    section(
      '10157-6',
      'Family history',
      '',
      `<organizer classCode="CLUSTER" moodCode="EVN"><subject><relatedSubject><code code="FTH" codeSystem="2.16.840.1.113883.5.111" displayName="Father"/></relatedSubject></subject><component><observation classCode="OBS" moodCode="EVN">${snomed('value', '22298006', 'Heart attack', ofType('CD'))}</observation></component></organizer>`,
    ),
    section(
      '46264-8',
      'Equipment',
      '',
      simple(
        'supply',
        'EVN',
        `${idOf('su')}<participant typeCode="PRD"><participantRole><playingDevice>${snomed('code', '58938008', 'Wheelchair')}</playingDevice></participantRole></participant>`,
      ),
    ),
    section(
      '48768-6',
      'Payers',
      'Folketrygden',
      simple(
        'act',
        'EVN',
        `<entryRelationship typeCode="COMP">${simple('act', 'EVN', `${idOf('po')}<performer><assignedEntity><representedOrganization><name>Payer</name></representedOrganization></assignedEntity></performer>`)}</entryRelationship>`,
      ),
    ),
    section(
      '42348-3',
      'Directives',
      '',
      simple(
        'observation',
        'EVN',
        `${idOf('di')}${snomed('code', '304251008', 'Resuscitation')}<value xsi:type="BL" value="false"/>`,
      ),
    ),
    section(
      '34109-9',
      'Notes',
      '<paragraph ID="n1">She came home.</paragraph>',
      simple(
        'act',
        'EVN',
        `<code code="34109-9" codeSystem="${LOINC}"><translation code="11506-3" codeSystem="${LOINC}" displayName="Progress note"/></code><text><reference value="#n1"/></text>${when}`,
      ),
    ),
    section('8648-8', 'Hospital course', '<paragraph>Walked on day two.</paragraph>'),
    section('', 'Spiritual care', 'Visited by the chaplain.'),
  ],
})
