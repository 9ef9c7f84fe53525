import { workday } from '../ground/calendar.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeProcedure } from '../writing/procedure.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

type Injury = {
  diagnosis: 'wristFracture' | 'ankleSprain'
  exam: 'wrist' | 'ankle'
  share: number
  findings: string
  conclusion: string
  note: string
  plaster: boolean
}

// biome-ignore format: one injury a block
const INJURIES: readonly Injury[] = [
  {
    diagnosis: 'wristFracture', exam: 'wrist', share: 0.4, plaster: true,
    findings: 'A break through the end of the radius, hardly displaced. The wrist bones are whole.',
    conclusion: 'Broken wrist in good position.',
    note: 'Fell on an outstretched hand. Swollen and sore wrist, feeling and blood flow in the fingers are normal. The X-ray shows a break in good position. Plaster for five weeks. Come back if the fingers get numb, blue or very swollen.',
  },
  {
    diagnosis: 'ankleSprain', exam: 'ankle', share: 0.6, plaster: false,
    findings: 'Swelling outside the ankle. No break.',
    conclusion: 'No fracture.',
    note: 'Twisted the ankle. Swollen and blue on the outer side, can stand on it. No break on the X-ray. Bandage, rest and ice for two days, then start moving. Balance training for six weeks.',
  },
]

/** A fall and a visit to the emergency department. */
export const injury: ConditionModel = {
  id: 'injury',
  likelihood: ({ age }) => (age < 4 ? 0 : 0.17),
  yearsAgo: ({ age }, random) => random.between(0.1, Math.min(10, Math.max(0.3, age - 3))),
  tell(life, onset) {
    const hospital = life.at('hospital')
    const day = Math.min(onset, life.today - 50)
    const { diagnosis, exam, findings, conclusion, note, plaster } = life.random.pickByShare(INJURIES)
    const encounter = writeVisit(hospital, {
      kind: 'EMER',
      type: 'Emergency department',
      day,
      hour: 17,
      minutes: 150,
      reason: 'Injury',
    })
    writeProblem(hospital, { diagnosis, onset: day, ended: day + 45, encounter })
    writeImaging(hospital, {
      exam,
      day,
      hour: 18,
      waitDays: 0,
      encounter,
      why: 'Fall today. Fracture?',
      findings,
      conclusion,
    })
    if (plaster) writeProcedure(hospital, { procedure: 'plaster', day, staff: 'nurse', encounter })
    writeDocument(hospital, {
      kind: 'emergency',
      title: 'Note from the emergency department',
      day,
      hour: 20,
      encounter,
      text: note,
    })
    if (plaster)
      writeVisit(hospital, {
        kind: 'AMB',
        type: 'Plaster removed',
        day: workday(day + 35),
        staff: 'nurse',
        reason: 'Broken wrist',
      })
  },
}
