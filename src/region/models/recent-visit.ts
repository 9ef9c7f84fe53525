import { writeDocument } from '../writing/document.ts'
import { writeImaging } from '../writing/imaging-report.ts'
import { writeTissueReport } from '../writing/tissue-report.ts'
import { writeVisit } from '../writing/visit.ts'
import type { ConditionModel } from './condition-model.ts'

/**
 * The last days at the hospital: a spot on the skin was taken out, and a fall led to a scan. The answers have just been
 * written, so that something waits for the hospital's clinicians too, whatever day it is.
 */
export const recentVisit: ConditionModel = {
  id: 'recent-visit',
  likelihood: () => 0,
  yearsAgo: () => 0,
  tell(life) {
    const hospital = life.at('hospital')
    const removal = { kind: 'AMB', type: 'Surgical clinic', serviceId: 'surgery', minutes: 30 } as const
    const encounter = writeVisit(hospital, { ...removal, day: life.today - 8, reason: 'A spot on the skin' })
    writeTissueReport(hospital, {
      kind: 'histology',
      sample: 'Skin, left shoulder',
      day: life.today - 8,
      waitDays: 6,
      encounter,
      findings: 'Skin with a well-bordered growth of the upper layer. No atypical cells. The edges are free.',
      conclusion: 'Seborrhoeic keratosis, harmless. Completely removed.',
    })
    const fall = writeVisit(hospital, {
      kind: 'EMER',
      type: 'Emergency department',
      day: life.today - 1,
      hour: 14,
      minutes: 200,
      serviceId: 'emergency',
      reason: 'Fall at home',
    })
    writeImaging(hospital, {
      exam: 'headCt',
      day: life.today - 1,
      hour: 15,
      waitDays: 0,
      encounter: fall,
      why: 'Fall, hit the head, takes medicine that thins the blood.',
      findings: 'No bleeding and no fracture. Changes that belong to the age.',
      conclusion: 'No sign of injury.',
    })
    writeDocument(hospital, {
      kind: 'progress',
      title: 'Note from the emergency department',
      day: life.today - 1,
      hour: 18,
      encounter: fall,
      text: FALL,
    })
  },
}

const FALL =
  'Slipped on the stairs and hit the head. Awake all the time, no vomiting, a small cut above the ear that was glued. The scan showed no injury. Home with somebody who looks in twice during the night. Come back at once with a worse headache, vomiting or confusion.'
