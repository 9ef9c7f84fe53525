import { workdayBefore } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImmunization } from '../writing/immunization.ts'
import { writeLabPanel } from '../writing/lab-panel.ts'
import { writeTakenMedicine } from '../writing/medication.ts'
import { writeProblem } from '../writing/problem.ts'

/** What happens to real records: a note is rewritten, a result corrected, something filed under the wrong name, a letter scanned. */
export function tellPaperwork(life: Life): void {
  rewriteNote(life)
  correctResults(life)
  fileWrongly(life)
  sendLetters(life)
}

function rewriteNote(life: Life): void {
  const hospital = life.at('hospital')
  const day = workdayBefore(life.today - 41)
  const note = { kind: 'consultation', title: 'Note from the kidney clinic', day } as const
  const first = writeDocument(hospital, {
    ...note,
    hour: 14,
    status: 'superseded',
    text: `${NOTE} Potassium is 4.9. We stop losartan.`,
  })
  writeDocument(hospital, {
    ...note,
    hour: 16,
    replaces: first,
    text: `${NOTE} Potassium is 4.9. We go on with losartan (corrected: the first version said stop).`,
  })
}

function correctResults(life: Life): void {
  const hospital = life.at('hospital')
  writeLabPanel(hospital, life.body, {
    panel: 'bone',
    day: workdayBefore(life.today - 130),
    waitDays: 1,
    status: 'corrected',
    conclusion: 'Corrected: the calcium of the first report was from another sample.',
  })
  writeLabPanel(hospital, life.body, {
    panel: 'urate',
    day: workdayBefore(life.today - 131),
    status: 'entered-in-error',
  })
}

function fileWrongly(life: Life): void {
  const practice = life.at('practice')
  writeProblem(practice, { diagnosis: 'asthma', onset: workdayBefore(life.today - 800), status: 'entered-in-error' })
  writeDocument(practice, {
    kind: 'letter',
    title: 'Letter to another patient',
    day: workdayBefore(life.today - 300),
    status: 'entered-in-error',
    text: 'Filed under the wrong name and taken back.',
  })
  writeTakenMedicine(practice, {
    medicine: 'ibuprofen',
    since: life.today - 900,
    stated: workdayBefore(life.today - 330),
    status: 'stopped',
  })
}

function sendLetters(life: Life): void {
  writeDocument(life.at('hospital'), {
    kind: 'letter',
    title: 'Letter from the eye clinic',
    asPdf: true,
    day: workdayBefore(life.today - 61),
    text: EYE_LETTER,
  })
  writeDocument(life.at('university'), {
    kind: 'letter',
    title: 'Your appointment at the breast clinic',
    asPdf: true,
    day: life.today - 8,
    text: APPOINTMENT_LETTER,
  })
  writeImmunization(life.at('public-health'), { vaccine: 'influenza', day: workdayBefore(life.today - 30) })
}

const NOTE =
  'Kidney function is nearly unchanged since last year (eGFR in the fifties). Blood pressure at home is around 134/78. No swelling.'
const EYE_LETTER = `Dear Kari Nordmann

We have looked at the photos of your eyes. There are no changes from diabetes. Pressure and sight are as they should be.

We invite you again in two years. Call us before if your sight changes.

The eye clinic, Nordfjord Hospital`
const APPOINTMENT_LETTER = `Dear Kari Nordmann

We have set aside an hour for you, so that there is time for your questions. You may bring somebody. The contact nurse can be reached on weekdays from 8 to 15.

The breast clinic, St. Eystein University Hospital`
