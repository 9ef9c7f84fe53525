import { parseRulebook, type Rulebook } from '#release'

const says = (text: string) => `{ en: ${text}, fr: ${text}, nb: ${text}, es: ${text}, ar: ${text} }`
const decidedBy = 'the region, 4 February 2026'

/** A small rulebook, for tests, the accessibility check and pictures of the pages. */
export const sampleRulebook: Rulebook = read(`
version: 2
title: When results open
effectiveFrom: 2026-03-01
decision: Region council, case 2026/11
principles:
  - { id: longest-wait, guard: nothing-waits-longer-than, days: 14, says: ${says('Nothing waits longer than 14 days.')} }
populations:
  - { id: child, ageBelow: 12, says: ${says('Children under 12')} }
classes:
  - { id: genetic, says: ${says('Genetic tests')}, codes: [{ systems: [http://loinc.org], codes: ['21636-6'] }] }
holdGrounds:
  - { id: talk-is-booked, says: ${says('A talk about it has been arranged.')} }
defaultRule: { id: open-at-once, then: immediate, decidedBy: '${decidedBy}', says: ${says('At once.')} }
rules:
  - id: tissue
    when: { category: [pathology], serviceTypes: [hospital] }
    then: { do: after-comment, limitDays: 14 }
    patientMayChooseEarlier: true
    decidedBy: '${decidedBy}'
    says: ${says('When a comment is written.')}
  - id: genetic-of-children
    when: { testClass: genetic, population: child, counselled: true }
    then: { do: by-appointment }
    decidedBy: '${decidedBy}'
    says: ${says('At an appointment.')}
deviations:
  - id: orkdal-notes
    institution: orkdal-hospital
    when: { category: [clinical-notes] }
    then: { do: delay, days: 2 }
    reason: The notes are signed in the evening.
    approvedBy: the region, 10 June 2026
    expires: 2026-09-01
    decidedBy: the hospital, 1 June 2026
    says: ${says('After 2 days.')}
`)

function read(yaml: string): Rulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.rulebook
}
