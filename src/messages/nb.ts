import type { English } from './en.ts'
import type { Translated } from './message-types.ts'
import { alreadyDone } from './nb/already-done.ts'
import { announcements } from './nb/announcements.ts'
import { appointments, slots } from './nb/appointments.ts'
import { check } from './nb/check.ts'
import { clinic } from './nb/clinic.ts'
import { codes } from './nb/codes.ts'
import { consents } from './nb/consents.ts'
import { consoles } from './nb/consoles.ts'
import { correction } from './nb/correction.ts'
import { delegates } from './nb/delegates.ts'
import { displays } from './nb/displays.ts'
import { download } from './nb/download.ts'
import { eid } from './nb/eid.ts'
import { enrolment, join, letter, post } from './nb/enrolment.ts'
import { explain } from './nb/explain.ts'
import { goals } from './nb/goals.ts'
import { helpFor } from './nb/help-for.ts'
import { journal } from './nb/journal.ts'
import { lab } from './nb/lab.ts'
import { letters } from './nb/letters.ts'
import { log } from './nb/log.ts'
import { looks } from './nb/looks.ts'
import { medicines } from './nb/medicines.ts'
import { notices } from './nb/notices.ts'
import { opening } from './nb/opening.ts'
import { ownGoals } from './nb/own-goals.ts'
import { pages } from './nb/pages.ts'
import { pictures } from './nb/pictures.ts'
import { glass, growing, guardians, safety } from './nb/protect.ts'
import { questionnaires } from './nb/questionnaires.ts'
import { questions } from './nb/questions.ts'
import { record } from './nb/record.ts'
import { beside, requests } from './nb/requests.ts'
import { restrictFor } from './nb/restrict-for.ts'
import { roleAdmin } from './nb/role-admin.ts'
import { decisions, ideas, room } from './nb/room.ts'
import { rulebooks } from './nb/rulebooks.ts'
import { rules } from './nb/rules.ts'
import { sharedPlan } from './nb/shared-plan.ts'
import { see, sharing } from './nb/sharing.ts'
import { shell } from './nb/shell.ts'
import { sideBySide } from './nb/side-by-side.ts'
import { staff } from './nb/staff.ts'
import { summary } from './nb/summary.ts'
import { teamInbox } from './nb/team-inbox.ts'
import { teamJournal } from './nb/team-journal.ts'
import { teamQuestionnaires } from './nb/team-questionnaires.ts'
import { teamRequests } from './nb/team-requests.ts'
import { terms } from './nb/terms.ts'
import { threads } from './nb/threads.ts'
import { timeline } from './nb/timeline.ts'
import { twins } from './nb/twins.ts'
import { video } from './nb/video.ts'
import { visits } from './nb/visits.ts'
import { waysIn } from './nb/ways-in.ts'
import { worklist } from './nb/worklist.ts'
import { workload } from './nb/workload.ts'

export const nb: Translated<English, 'nb'> = {
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
