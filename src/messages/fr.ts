import type { English } from './en.ts'
import { alreadyDone } from './fr/already-done.ts'
import { announcements } from './fr/announcements.ts'
import { appointments, slots } from './fr/appointments.ts'
import { check } from './fr/check.ts'
import { clinic } from './fr/clinic.ts'
import { codes } from './fr/codes.ts'
import { consents } from './fr/consents.ts'
import { consoles } from './fr/consoles.ts'
import { correction } from './fr/correction.ts'
import { delegates } from './fr/delegates.ts'
import { displays } from './fr/displays.ts'
import { download } from './fr/download.ts'
import { eid } from './fr/eid.ts'
import { enrolment, join, letter, post } from './fr/enrolment.ts'
import { explain } from './fr/explain.ts'
import { goals } from './fr/goals.ts'
import { helpFor } from './fr/help-for.ts'
import { journal } from './fr/journal.ts'
import { lab } from './fr/lab.ts'
import { letters } from './fr/letters.ts'
import { log } from './fr/log.ts'
import { looks } from './fr/looks.ts'
import { medicines } from './fr/medicines.ts'
import { notices } from './fr/notices.ts'
import { opening } from './fr/opening.ts'
import { ownGoals } from './fr/own-goals.ts'
import { pages } from './fr/pages.ts'
import { pictures } from './fr/pictures.ts'
import { glass, growing, guardians, safety } from './fr/protect.ts'
import { questionnaires } from './fr/questionnaires.ts'
import { questions } from './fr/questions.ts'
import { record } from './fr/record.ts'
import { beside, requests } from './fr/requests.ts'
import { restrictFor } from './fr/restrict-for.ts'
import { roleAdmin } from './fr/role-admin.ts'
import { decisions, ideas, room } from './fr/room.ts'
import { rulebooks } from './fr/rulebooks.ts'
import { rules } from './fr/rules.ts'
import { sharedPlan } from './fr/shared-plan.ts'
import { see, sharing } from './fr/sharing.ts'
import { shell } from './fr/shell.ts'
import { sideBySide } from './fr/side-by-side.ts'
import { staff } from './fr/staff.ts'
import { summary } from './fr/summary.ts'
import { teamInbox } from './fr/team-inbox.ts'
import { teamJournal } from './fr/team-journal.ts'
import { teamQuestionnaires } from './fr/team-questionnaires.ts'
import { teamRequests } from './fr/team-requests.ts'
import { terms } from './fr/terms.ts'
import { threads } from './fr/threads.ts'
import { timeline } from './fr/timeline.ts'
import { twins } from './fr/twins.ts'
import { video } from './fr/video.ts'
import { visits } from './fr/visits.ts'
import { waysIn } from './fr/ways-in.ts'
import { worklist } from './fr/worklist.ts'
import { workload } from './fr/workload.ts'
import type { Translated } from './message-types.ts'

export const fr: Translated<English, 'fr'> = {
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
