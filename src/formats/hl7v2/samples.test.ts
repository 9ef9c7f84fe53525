import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { categorise } from '#record'
import { readItem } from '../fhir/read-item.ts'
import { readPatient } from '../fhir/read-patient.ts'
import { loadValidator, type Validator } from '../fhir/validate.ts'
import { mapMessage } from './map-message.ts'
import type { MappedMessage } from './mapped-message.ts'
import { readMessage } from './read-message.ts'
import { looksLikeHl7, splitMessages } from './split-messages.ts'

const DATA = '../shared/data'
const isHere = existsSync(`${DATA}/INVENTORY.json`)

type Listed = { type: string; id: string; pid3?: string; name?: string; dob?: string | null }
type Inventory = Record<
  string,
  { messages: number; list?: Listed[]; patients?: number; types?: Record<string, number> }
>
const inventory: Inventory = isHere ? JSON.parse(readFileSync(`${DATA}/INVENTORY.json`, 'utf8')).hl7v2 : {}

/** Messages of which nothing goes in, and why: segment, field, code of table 0357. */
const REFUSED: Readonly<Record<string, readonly [string, number | null, number]>> = {
  'hl7v2/vendors/adt-example.hl7': ['PID', null, 100],
  'hl7v2/vendors/bad-phone-example.hl7': ['SCH', null, 100],
}
/** Files that hold something that is no message. */
const WITHOUT_MSH = ['hl7v2/edge/no-msh-segment.hl7', 'hl7v2/cdc-phdi/FileSingleMessageInvalidSegments.hl7']

/** Where a patient would look for what is in a file, by its title. */
const CATEGORIES: readonly (readonly [string, string, string])[] = [
  ['hl7v2/vendors/cerner_en.hl7', 'Culture Sputum', 'microbiology'],
  ['hl7v2/vendors/realm-cj-joeslab.hl7', 'Bacteria identified', 'microbiology'],
  ['hl7v2/vendors/realm-cj-joeslab.hl7', 'Lead BldCmCnc', 'laboratory'],
  ['hl7v2/linuxforhealth/ORU-multiline-short-mixed.hl7', 'ECHO CARDIOGRAM COMPLETE', 'radiology'],
  ['hl7v2/linuxforhealth/sample_win.hl7', 'TRAMADOL', 'allergies'],
  ['hl7v2/microsoft/ADT-A01-01.hl7', 'Biopsy of colon', 'procedures'],
  ['hl7v2/microsoft/ADT01-23.hl7', 'OSTEOARTHROS NOS-L/LEG', 'problems'],
  ['hl7v2/microsoft/LRI_2.0-NG_CBC_Typ_Message.hl7', 'Hemoglobin [Mass/volume] in Blood', 'laboratory'],
  ['hl7v2/microsoft/MDM-T02-01.hl7', 'Diagnostic imaging', 'radiology'],
  ['hl7v2/microsoft/ORU-R01-01.hl7', 'Enteric Culture', 'blood-bank'],
  ['hl7v2/microsoft/OUL-R22-01.hl7', 'Scan Slide', 'pathology'],
  ['hl7v2/microsoft/PC1-Problem-Add-v2.3.1.hl7', 'BLADDER DYSFUNCTION', 'problems'],
  ['hl7v2/microsoft/RDS-O13-02.hl7', 'Doxycycline', 'medications'],
  ['hl7v2/microsoft/REF-I12-01.hl7', 'Referral to Specialist', 'care-plans'],
  ['hl7v2/microsoft/SIU-S12-01.hl7', 'Biopsy of colon', 'appointments'],
  ['hl7v2/microsoft/VXU.hl7', 'TENIVAC', 'immunizations'],
  ['hl7v2/mirth/batch01.hl7', 'Office visit', 'appointments'],
  ['hl7v2/mirth/small.hl7', 'POTASSIUM', 'laboratory'],
  ['hl7v2/edge/vxu-v04-refusal.hl7', 'Tdap', 'immunizations'],
  ['hl7v2/edge/crlf-line-endings.hl7', 'Inpatient stay', 'visits'],
  ['hl7v2/cdc-intermediary/003_Natus_ORU_R01_NBS.hl7', 'Cytomegalovirus DNA newborn screen panel', 'laboratory'],
  ['hl7v2/cdc-reportstream/sample_AL_20240624-0001.hl7', 'Pregnancy status', 'other'],
]

let validate: Validator
beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  validate = await loadValidator()
})

type File = { messages: MappedMessage[]; controlIds: string[]; problems: number }

async function read(file: string): Promise<File> {
  const found: File = { messages: [], controlIds: [], problems: 0 }
  for await (const piece of splitMessages(createReadStream(`${DATA}/${file}`), file)) {
    const message = piece.kind === 'message' ? readMessage(piece.bytes) : null
    if (!message?.ok) found.problems++
    else {
      found.messages.push(mapMessage(message.message, { zone: 'Europe/London' }))
      found.controlIds.push(message.message.header.controlId)
    }
  }
  return found
}

describe.skipIf(!isHere)('samples (skipped where there are none)', () => {
  it.each(Object.keys(inventory))('%s', async (file) => {
    const expected = inventory[file]!
    const { messages, controlIds, problems } = await read(file)
    expect(messages.length).toBe(expected.messages)
    expect(problems).toBe(WITHOUT_MSH.includes(file) ? 1 : 0)
    expect(looksLikeHl7(readFileSync(`${DATA}/${file}`))).toBe(true)
    for (const { resources, faults } of messages) {
      for (const { resource, where, text } of resources) expect(validate(resource), `${where} ${text}`).toEqual([])
      const refused = faults
        .filter(({ severity }) => severity === 'E')
        .map(({ segment, field, code }) => [segment, field, code])
      expect(refused).toEqual(REFUSED[file] ? [REFUSED[file]] : [])
    }
    if (expected.list) expect(controlIds).toEqual(expected.list.map(({ id }) => id))
    for (const [at, listed] of (expected.list ?? []).entries()) expectPatient(messages[at]!, listed)
  })

  it.each(CATEGORIES)('%s: %s stands in %s', async (file, title, category) => {
    const { messages } = await read(file)
    const found = messages.flatMap(({ resources }) => placed(resources)).filter((item) => item.title === title)
    expect([...new Set(found.map((item) => item.category))]).toEqual([category])
  })

  it('simhospital: all messages of all patients', async () => {
    const { messages } = await read('hl7v2/simhospital/stream-a.hl7')
    const resources = messages.flatMap((message) => message.resources)
    const patients = new Set(
      resources.filter(({ resource }) => resource.resourceType === 'Patient').map(({ resource }) => resource.id),
    )
    expect([messages.length, patients.size]).toEqual([347, 138])
    expect(messages.flatMap(({ faults }) => faults)).toEqual([])
    const items = placed(resources)
    expect(new Set(items.map(({ category }) => category))).toEqual(
      new Set(['laboratory', 'radiology', 'vitals', 'visits', 'allergies', 'person']),
    )
    expect(items.filter(({ title }) => title === 'Creatinine')[0]).toMatchObject({
      value: '98.00 UMOLL',
      flag: 'high',
      range: '49 - 92',
    })
  })
})

function expectPatient({ resources, faults }: MappedMessage, { name, dob }: Listed): void {
  if (faults.some(({ severity }) => severity === 'E') || !name) return
  const patient = readPatient(resources.find(({ resource }) => resource.resourceType === 'Patient')!.resource)
  const [family, given] = name.includes('^') ? name.split('~')[0]!.split('^') : name.split('~')
  expect(patient.names[0]?.family).toBe(family!.split('&')[0]!.trim())
  expect(patient.names[0]?.given[0]?.replace(/\s+/g, ' ')).toBe(given!.trim().replace(/\s+/g, ' '))
  const born = /^(\d{4})(\d{2})(\d{2})/.exec(dob ?? '')
  expect(patient.birthDate).toBe(born ? `${born[1]}-${born[2]}-${born[3]}` : null)
}

/** Items with the category that the record gives them: results follow their report. */
function placed(resources: MappedMessage['resources']) {
  const drafts = resources.map(({ resource, text }) => ({
    draft: readItem(resource, text),
    id: `${resource.resourceType}/${resource.id}`,
  }))
  const reports = new Map(
    drafts.flatMap(({ draft }) =>
      draft.resourceType === 'DiagnosticReport'
        ? draft.parts.map((part) => [part, categorise(draft).category] as const)
        : [],
    ),
  )
  return drafts.map(({ draft, id }) => ({
    title: draft.title,
    category: draft.resourceType === 'Patient' ? 'person' : categorise(draft, reports.get(id) ?? null).category,
    value: draft.value?.text,
    flag: draft.flag,
    range: draft.range?.text,
  }))
}
