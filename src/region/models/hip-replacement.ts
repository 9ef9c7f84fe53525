import { type Day, workday } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeTypeAndScreen } from '../writing/blood-group.ts'
import { writeReferral } from '../writing/care-plan.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writePrescription } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeImplant, writeProcedure } from '../writing/procedure.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** A worn hip: pain, pictures, a new joint at the university hospital, blood given, training afterwards. */
export const hipReplacement: ConditionModel = {
  id: 'hip-replacement',
  likelihood: ({ age }) => (age < 55 ? 0 : age < 70 ? 0.05 : 0.11),
  yearsAgo: (_person, random) => random.between(0.5, 9),
  tell(life, onset) {
    const operated = workday(Math.min(onset, life.today - 60))
    tellBefore(life, operated)
    tellStay(life, operated)
    tellAfter(life, operated)
  },
}

function tellBefore(life: Life, operated: Day): void {
  const practice = life.at('practice')
  const seen = workday(operated - 210)
  if (seen < life.since) return
  const encounter = writeVisit(practice, { kind: 'AMB', type: 'Consultation', day: seen, reason: 'Pain in the hip' })
  writeProblem(practice, {
    diagnosis: 'hipArthrosis',
    onset: seen,
    ended: operated + 90 < life.today ? operated + 90 : undefined,
  })
  writePrescription(practice, { medicine: 'paracetamol', day: seen, encounter, reason: 'Pain in the hip' })
  writeImaging(life.at('imaging'), {
    exam: 'hip',
    day: workday(seen + 9),
    waitDays: 2,
    why: 'Pain in the right hip for two years, limps.',
    findings: 'Right hip: nearly no joint space left, bony edges and small cysts. Left hip: slight wear.',
    conclusion: 'Advanced osteoarthritis of the right hip.',
  })
  writeDocument(practice, {
    kind: 'referral',
    title: 'Referral to the orthopaedic department',
    day: workday(seen + 15),
    text: REFERRAL,
  })
}

function tellStay(life: Life, day: Day): void {
  const university = life.at('university')
  const encounter = writeVisit(university, {
    kind: 'IMP',
    type: 'Stay on the orthopaedic ward',
    day,
    nights: 4,
    serviceId: 'orthopaedics',
    staff: 'surgeon',
    reason: 'New hip joint',
  })
  writeDocument(university, {
    kind: 'admission',
    title: 'Admission note',
    staff: 'surgeon',
    day,
    hour: 8,
    encounter,
    text: ADMISSION,
  })
  tellOperation(life, day, encounter)
  for (const medicine of ['oxycodone', 'enoxaparin'] as const) {
    writePrescription(university, { medicine, day: day + 4, status: 'completed', setting: 'discharge', encounter })
  }
  writeDocument(university, {
    kind: 'discharge',
    title: 'Discharge summary, orthopaedic ward',
    staff: 'surgeon',
    day: day + 4,
    encounter,
    text: DISCHARGE,
  })
  writeReferral(university, {
    what: 'Training at home after hip operation',
    why: 'Lives with stairs, needs training for six weeks',
    day: day + 3,
  })
}

function tellOperation(life: Life, day: Day, encounter: ReturnType<typeof writeVisit>): void {
  const university = life.at('university')
  writeTypeAndScreen(university, day)
  writeLabPanel(university, life.body, { panel: 'renal', day })
  writeLabPanel(university, life.body, { panel: 'blood', day })
  writeProcedure(university, { procedure: 'hipReplacement', day, encounter, outcome: 'As planned' })
  writeImplant(university, { name: 'Hip joint prosthesis, uncemented', code: '304120007', day, maker: 'Fjordmedic' })
  writeLabPanel(university, life.body, { panel: 'blood', day: day + 1, fixed: { hemoglobin: life.random.int(74, 82) } })
  writeProcedure(university, {
    procedure: 'transfusion',
    day: day + 1,
    staff: 'nurse',
    encounter,
    note: 'No reaction.',
  })
  writeLabPanel(university, life.body, {
    panel: 'blood',
    day: day + 3,
    fixed: { hemoglobin: life.random.int(98, 108) },
  })
  writeVitals(university, {
    day: day + 1,
    encounter,
    values: { temperature: 37.4, pulse: 88, saturation: 96 },
    pressure: [118, 68],
  })
  const operationNote = {
    kind: 'operation',
    title: 'Operation note',
    staff: 'surgeon',
    day,
    encounter,
    text: OPERATION,
  } as const
  writeDocument(university, operationNote)
}

function tellAfter(life: Life, operated: Day): void {
  const day = workday(operated + 56)
  if (day > life.today - 4) return
  const university = life.at('university')
  const encounter = writeVisit(university, {
    kind: 'AMB',
    type: 'Orthopaedic clinic',
    day,
    staff: 'surgeon',
    reason: 'Check after hip operation',
  })
  writeImaging(university, {
    exam: 'hip',
    day,
    waitDays: 0,
    encounter,
    why: 'Eight weeks after a new right hip.',
    findings: 'The prosthesis stands well. No loosening, no fracture.',
    conclusion: 'Good position of the prosthesis.',
  })
  writeDocument(university, {
    kind: 'progress',
    title: 'Check after hip operation',
    staff: 'surgeon',
    day,
    encounter,
    text: CHECK,
  })
}

const REFERRAL =
  'Pain in the right hip when walking and at night for two years. Walks 500 metres. Tablets and training have not been enough. The X-ray shows advanced wear. Please consider a new joint.'
const ADMISSION =
  'Comes for a planned new right hip. Feels well, no infection, skin whole. Medicines gone through, with a list of what to take on the day and what to pause. Consent given after talk about benefit and risk.'
const OPERATION =
  'Right hip, side position, incision behind. The worn head is removed, cup and stem without cement are set with good hold. Leg length equal. Bleeding 650 ml. Wound closed in layers.'
const DISCHARGE = `Why you were here
You got a new joint in your right hip. The operation went as planned. The blood count was low the day after, so you were given two units of blood.

When you come home
Walk with two crutches for six weeks; you may put your full weight on the leg. Do not cross your legs and do not sit low for three months. The stitches are taken out after two weeks at your doctor's.

Medicines
One injection every evening for four weeks against blood clots. Strong pain tablets for at most seven days, then paracetamol.

Call us if the wound weeps after one week, if the leg swells and hurts, or if you have fever. Check here in eight weeks.`
const CHECK =
  'Walks without crutches and without pain. The scar is fine. May cycle and swim. No more checks are needed if nothing happens.'
