import { alreadyDone } from './ar/already-done.ts'
import { announcements } from './ar/announcements.ts'
import { appointments, slots } from './ar/appointments.ts'
import { check } from './ar/check.ts'
import { clinic } from './ar/clinic.ts'
import { codes } from './ar/codes.ts'
import { consents } from './ar/consents.ts'
import { consoles } from './ar/consoles.ts'
import { correction } from './ar/correction.ts'
import { delegates } from './ar/delegates.ts'
import { displays } from './ar/displays.ts'
import { download } from './ar/download.ts'
import { eid } from './ar/eid.ts'
import { enrolment, join, letter, post } from './ar/enrolment.ts'
import { explain } from './ar/explain.ts'
import { goals } from './ar/goals.ts'
import { helpFor } from './ar/help-for.ts'
import { journal } from './ar/journal.ts'
import { lab } from './ar/lab.ts'
import { letters } from './ar/letters.ts'
import { log } from './ar/log.ts'
import { looks } from './ar/looks.ts'
import { medicines } from './ar/medicines.ts'
import { notices } from './ar/notices.ts'
import { opening } from './ar/opening.ts'
import { ownGoals } from './ar/own-goals.ts'
import { pages } from './ar/pages.ts'
import { pictures } from './ar/pictures.ts'
import { glass, growing, guardians, safety } from './ar/protect.ts'
import { questionnaires } from './ar/questionnaires.ts'
import { questions } from './ar/questions.ts'
import { record } from './ar/record.ts'
import { beside, requests } from './ar/requests.ts'
import { restrictFor } from './ar/restrict-for.ts'
import { roleAdmin } from './ar/role-admin.ts'
import { decisions, ideas, room } from './ar/room.ts'
import { rulebooks } from './ar/rulebooks.ts'
import { rules } from './ar/rules.ts'
import { sharedPlan } from './ar/shared-plan.ts'
import { see, sharing } from './ar/sharing.ts'
import { shell } from './ar/shell.ts'
import { sideBySide } from './ar/side-by-side.ts'
import { staff } from './ar/staff.ts'
import { summary } from './ar/summary.ts'
import { teamInbox } from './ar/team-inbox.ts'
import { teamJournal } from './ar/team-journal.ts'
import { teamQuestionnaires } from './ar/team-questionnaires.ts'
import { teamRequests } from './ar/team-requests.ts'
import { terms } from './ar/terms.ts'
import { threads } from './ar/threads.ts'
import { timeline } from './ar/timeline.ts'
import { twins } from './ar/twins.ts'
import { video } from './ar/video.ts'
import { visits } from './ar/visits.ts'
import { waysIn } from './ar/ways-in.ts'
import { worklist } from './ar/worklist.ts'
import { workload } from './ar/workload.ts'
import type { English } from './en.ts'
import type { Translated } from './message-types.ts'

export const ar: Translated<English, 'ar'> = {
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
