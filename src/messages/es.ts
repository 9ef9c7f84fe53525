import type { English } from './en.ts'
import { alreadyDone } from './es/already-done.ts'
import { announcements } from './es/announcements.ts'
import { appointments, slots } from './es/appointments.ts'
import { check } from './es/check.ts'
import { clinic } from './es/clinic.ts'
import { codes } from './es/codes.ts'
import { consents } from './es/consents.ts'
import { consoles } from './es/consoles.ts'
import { correction } from './es/correction.ts'
import { delegates } from './es/delegates.ts'
import { displays } from './es/displays.ts'
import { download } from './es/download.ts'
import { eid } from './es/eid.ts'
import { enrolment, join, letter, post } from './es/enrolment.ts'
import { explain } from './es/explain.ts'
import { goals } from './es/goals.ts'
import { helpFor } from './es/help-for.ts'
import { journal } from './es/journal.ts'
import { lab } from './es/lab.ts'
import { letters } from './es/letters.ts'
import { log } from './es/log.ts'
import { looks } from './es/looks.ts'
import { medicines } from './es/medicines.ts'
import { notices } from './es/notices.ts'
import { opening } from './es/opening.ts'
import { ownGoals } from './es/own-goals.ts'
import { pages } from './es/pages.ts'
import { pictures } from './es/pictures.ts'
import { glass, growing, guardians, safety } from './es/protect.ts'
import { questionnaires } from './es/questionnaires.ts'
import { questions } from './es/questions.ts'
import { record } from './es/record.ts'
import { beside, requests } from './es/requests.ts'
import { restrictFor } from './es/restrict-for.ts'
import { roleAdmin } from './es/role-admin.ts'
import { decisions, ideas, room } from './es/room.ts'
import { rulebooks } from './es/rulebooks.ts'
import { rules } from './es/rules.ts'
import { sharedPlan } from './es/shared-plan.ts'
import { see, sharing } from './es/sharing.ts'
import { shell } from './es/shell.ts'
import { sideBySide } from './es/side-by-side.ts'
import { staff } from './es/staff.ts'
import { summary } from './es/summary.ts'
import { teamInbox } from './es/team-inbox.ts'
import { teamJournal } from './es/team-journal.ts'
import { teamQuestionnaires } from './es/team-questionnaires.ts'
import { teamRequests } from './es/team-requests.ts'
import { terms } from './es/terms.ts'
import { threads } from './es/threads.ts'
import { timeline } from './es/timeline.ts'
import { twins } from './es/twins.ts'
import { video } from './es/video.ts'
import { visits } from './es/visits.ts'
import { waysIn } from './es/ways-in.ts'
import { worklist } from './es/worklist.ts'
import { workload } from './es/workload.ts'
import type { Translated } from './message-types.ts'

export const es: Translated<English, 'es'> = {
  ...shell,
  ...record,
  ...pages,
  ...consoles,
  codes,
  displays,
  looks,
  timeline,
  download,
  eid,
  explain,
  pictures,
  opening,
  delegates,
  waysIn,
  requests,
  correction,
  beside,
  log,
  sharing,
  see,
  staff,
  summary,
  alreadyDone,
  sideBySide,
  sharedPlan,
  questions,
  twins,
  worklist,
  teamRequests,
  teamInbox,
  teamJournal,
  teamQuestionnaires,
  threads,
  workload,
  terms,
  goals,
  enrolment,
  join,
  letter,
  post,
  check,
  clinic,
  glass,
  growing,
  guardians,
  safety,
  helpFor,
  restrictFor,
  roleAdmin,
  appointments,
  slots,
  medicines,
  video,
  visits,
  room,
  decisions,
  ideas,
  rulebooks,
  announcements,
  letters,
  consents,
  journal,
  ownGoals,
  notices,
  questionnaires,
  lab,
  rules,
}
