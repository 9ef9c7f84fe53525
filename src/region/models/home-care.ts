import { type Day, workday, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeAppointment } from '../writing/appointment.ts'
import { writeAssessment } from '../writing/assessment.ts'
import { type WrittenPlan, writeCarePlan } from '../writing/care-plan.ts'
import { writeDocument } from '../writing/document.ts'
import { writeTakenMedicine } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** Help at home: a first assessment, a plan with the person's own goals, visits, and a look at it every half year. */
export const homeCare: ConditionModel = {
  id: 'home-care',
  likelihood: ({ age }) => (age < 18 ? 0 : age < 68 ? 0.008 : age < 80 ? 0.1 : 0.38),
  yearsAgo: (_person, random) => random.between(0.3, 5),
  tell(life, onset) {
    const service = life.at('home-care')
    const begun = workday(Math.min(onset, life.today - 30))
    const until = life.has('nursing-home') ? life.conditions.get('nursing-home')! : life.today - 3
    if (until < begun + 30) return
    if (!life.has('hip-replacement')) writeProblem(life.at('practice'), { diagnosis: 'frailty', onset: begun })
    writeDocument(service, {
      kind: 'homeAssessment',
      title: 'First visit at home',
      staff: 'nurse',
      day: begun,
      text: FIRST_VISIT,
    })
    tellAssessments(life, begun, until)
    tellVisits(life, Math.max(begun, until - Math.round(0.9 * YEAR)), until)
    const isOver = life.has('nursing-home')
    writeCarePlan(service, { ...PLAN, from: begun, until: isOver ? until : undefined })
    for (const medicine of ['paracetamol', 'vitaminD'] as const)
      writeTakenMedicine(service, { medicine, since: begun, stated: Math.max(begun, until - 40) })
    if (!isOver) bookVisit(life)
  },
}

function tellAssessments(life: Life, begun: Day, until: Day): void {
  const service = life.at('home-care')
  const independent = life.person.age > 80 ? 0.62 : 0.82
  for (const day of life.everyAbout(210, begun, until)) {
    const encounter = writeVisit(service, {
      kind: 'HH',
      type: 'Assessment at home',
      day,
      staff: 'therapist',
      minutes: 60,
      serviceId: 'rehabilitation',
    })
    writeAssessment(service, life.random, {
      survey: 'dailyLife',
      day,
      lean: independent,
      staff: 'therapist',
      encounter,
    })
  }
}

function tellVisits(life: Life, from: Day, until: Day): void {
  const service = life.at('home-care')
  let visits = 0
  for (const day of life.everyAbout(36, from, until)) {
    const encounter = writeVisit(service, {
      kind: 'HH',
      type: 'Home nursing visit',
      day,
      staff: 'nurse',
      which: visits % 3,
      minutes: 25,
      reason: 'Medicines and wellbeing',
    })
    if (visits % 3 === 0) {
      writeVitals(service, {
        day,
        encounter,
        values: { weight: life.weightOn(day) },
        pressure: [life.random.int(118, 142), life.random.int(66, 82)],
      })
    }
    if (visits % 2 === 0) {
      const text = life.random.pick(VISIT_NOTES)
      writeDocument(service, {
        kind: 'homeProgress',
        title: 'Note from the home visit',
        staff: 'nurse',
        which: visits % 3,
        day,
        encounter,
        text,
      })
    }
    visits += 1
  }
}

function bookVisit(life: Life): void {
  writeAppointment(life.at('home-care'), {
    what: 'Home visit: we look at the care plan together',
    day: life.today + life.random.int(8, 24),
    booked: life.today - 8,
    staff: 'nurse',
    service: 'home-care-team',
    minutes: 60,
    instruction: 'Ask your family to be there if you like. Think about what matters most to you this winter.',
  })
}

const PLAN: Omit<WrittenPlan, 'from' | 'until'> = {
  title: 'Help at home',
  description:
    'Written together at the kitchen table. It says what you manage yourself, what we help with, and what to do when something changes.',
  goals: [
    { text: 'Walk to the shop and back without help', progress: 'improving' },
    { text: 'Take the right medicines on the right day', progress: 'achieved' },
    { text: 'Feel safe in the shower', progress: 'in-progress' },
  ],
  activities: [
    { what: 'Filling the week’s medicines', when: 'every second Tuesday' },
    { what: 'Help with the shower', when: 'Mondays and Fridays' },
    { what: 'Training with the physiotherapist', when: 'once a week, ten weeks' },
  ],
  team: ['nurse', 'therapist'],
  isHomeCare: true,
}

const FIRST_VISIT = `Lives in a house with stairs. Manages food and dressing, needs help with the shower and with filling the medicine box. Rails at the stairs and a shower chair are ordered.

What matters most: to stay at home, and to walk to the shop.`

const VISIT_NOTES = [
  'In good spirits. The medicine box is filled for two weeks. No swelling of the legs. Eats well.',
  'A bit tired after a short night. Blood pressure is as usual. We walked to the letterbox together.',
  'The wound is dry and closed. No more dressings are needed. Showered with one helper.',
  'Had forgotten the tablets on two evenings. We moved the box to the coffee machine, where the day begins.',
] as const
