import { act, type StaffAct, type StaffRoute, staff, withFiles } from './route-shapes.ts'
import {
  actOnOwnAnnouncement,
  answerOwnAnnouncement,
  sendAnnouncement,
  showOwnAnnouncement,
  showOwnAnnouncements,
} from './staff/announcements/show-own-announcements.tsx'
import { saySecondPerson } from './staff/cases/second-person.tsx'
import { decideCase, showCase } from './staff/cases/show-case.tsx'
import { showDecided } from './staff/cases/show-decided.tsx'
import { showRegionCases } from './staff/cases/show-region-cases.tsx'
import { showCheck } from './staff/check/show-check.tsx'
import { decideKeptVisit } from './staff/clinic/decide-kept-visit.tsx'
import { showClinic } from './staff/clinic/show-clinic.tsx'
import { actOnClinicItem, showClinicItem } from './staff/clinic/show-clinic-item.tsx'
import { actOnGoal, showGoal } from './staff/clinic/show-goal.tsx'
import { showPreview } from './staff/clinic/show-preview.tsx'
import { makeLetters } from './staff/enrolment/make-letters.ts'
import { actOnInvitation, showInvitation } from './staff/enrolment/show-invitation.tsx'
import { showInvitations } from './staff/enrolment/show-invitations.tsx'
import { makeInvitation, showInvite } from './staff/enrolment/show-invite.tsx'
import { showPoster } from './staff/enrolment/show-poster.tsx'
import { breakGlass, showBreakGlass } from './staff/glass/show-break-glass.tsx'
import { reviewGlass, showGlassReview } from './staff/glass/show-glass-review.tsx'
import { changeConcerns, showRoomConcerns } from './staff/governance/show-concerns.tsx'
import { changeIdeas, showRoomIdeas } from './staff/governance/show-ideas.tsx'
import { actOnProposal, showProposal } from './staff/governance/show-proposal.tsx'
import { propose, showPropose } from './staff/governance/show-propose.tsx'
import { showRoom } from './staff/governance/show-room.tsx'
import { changeSeats, showSeats } from './staff/governance/show-seats.tsx'
import { decideNow, showUrgent } from './staff/governance/show-urgent.tsx'
import { actOnGuardians, showGuardians } from './staff/guardians/show-guardians.tsx'
import { actOnHelpFor, showHelpFor } from './staff/help-for/show-help-for.tsx'
import {
  actOnTeamAsk,
  sendNewAsk,
  showNewAsk,
  showTeamAsk,
  showTeamJournal,
} from './staff/journal/show-team-journal.tsx'
import { attachBrief, downloadBrief, downloadFigures, showLab, showLabRun, startReplay } from './staff/lab/show-lab.tsx'
import { setOwnLetterDesk, showLetterDesk } from './staff/letters/show-letter-desk.tsx'
import { printLetters, showLetters } from './staff/letters/show-letters.tsx'
import { sendTeamFile } from './staff/messages/send-team-file.ts'
import { showTeamInbox } from './staff/messages/show-team-inbox.tsx'
import { answerTeamThread, showTeamThread } from './staff/messages/show-team-thread.tsx'
import { saveTeamWords, showTeamWords } from './staff/messages/show-team-words.tsx'
import { dealWithNotice, showNotice } from './staff/notices/show-notice.tsx'
import { sayOfNumber, showNumber } from './staff/numbers/show-number.tsx'
import { sendLogAnswer, showLogQuestion, showLogQuestions } from './staff/privacy/show-questions.tsx'
import { askWhoSaw, showWhoSaw } from './staff/privacy/show-who-saw.tsx'
import { actOnSiteForm, publishSiteForm, showSiteForm, showSiteForms } from './staff/questionnaires/show-site-forms.tsx'
import {
  actOnTeamForm,
  downloadTeamForm,
  sendNewForm,
  showNewForm,
  showTeamForm,
  showTeamForms,
} from './staff/questionnaires/show-team-forms.tsx'
import { promiseAnswers, showRegionRequests } from './staff/requests/show-region-requests.tsx'
import { answerTeamRequest, showTeamRequest, showTeamRequests } from './staff/requests/show-team-requests.tsx'
import { actOnRestrict, showRestrict } from './staff/restrict/show-restrict.tsx'
import { showStaffActs } from './staff/roles/show-acts.tsx'
import { actOnStaff, showStaff } from './staff/roles/show-staff.tsx'
import { addDeviationByForm, showDeviationForm } from './staff/rulebooks/show-deviation-form.tsx'
import { changeDraft, downloadDraft, showDraft } from './staff/rulebooks/show-draft.tsx'
import { showHolds } from './staff/rulebooks/show-holds.tsx'
import { changeRuleByForm, showRuleForm } from './staff/rulebooks/show-rule-form.tsx'
import { downloadRulebook, downloadTable0909, showRulebook } from './staff/rulebooks/show-rulebook.tsx'
import { showRulebooks, startDraft } from './staff/rulebooks/show-rulebooks.tsx'
import { showDesk } from './staff/show-desk.tsx'
import { showInstitution } from './staff/show-institution.tsx'
import { showPrivacy } from './staff/show-privacy.tsx'
import { showRegion } from './staff/show-region.tsx'
import { changeConsentTexts, showConsentTexts } from './staff/slots/show-consent-texts.tsx'
import { showExpected } from './staff/slots/show-expected.tsx'
import { changePickUp, showPickUp } from './staff/slots/show-pick-up.tsx'
import { actOnOwnService, offerNew, showOwnService, showSlots } from './staff/slots/show-slots.tsx'
import { saveSiteTeam, showSiteTeam } from './staff/teams/show-site-team.tsx'
import { saveSiteTeams, showSiteTeams } from './staff/teams/show-site-teams.tsx'
import { showImport, takeImport } from './staff/terms/show-import.tsx'
import { decideTerm, showTerm } from './staff/terms/show-term.tsx'
import { saveTerms, showTerms } from './staff/terms/show-terms.tsx'
import { saveVisits, showVisits } from './staff/visits/show-visits.tsx'
import { saveWorkload, showWorkload } from './staff/workload/show-workload.tsx'

/** Whoever works with the portal reads along in the room; what one may do there goes by role and seat. */
const STAFF = [
  'steward',
  'representative',
  'clinician',
  'secretary',
  'clerk',
  'institution-administrator',
  'privacy-officer',
  'operator',
] as const

// biome-ignore format: the table is read down its columns
export const STAFF_ROUTES: readonly StaffRoute[] = [
  //    path            shows            who may enter
  staff('/desk',                      showDesk,        'clerk'),
  staff('/desk/decided',              showDecided,     'clerk'),
  staff('/desk/cases/:caseId',        showCase,        'clerk'),
  staff('/desk/number',               showNumber,      'clerk'),
  staff('/desk/notices/:noticeId',    showNotice,      'clerk'),
  staff('/desk/enrolment',               showInvitations, 'clerk'),
  staff('/desk/enrolment/new',           showInvite,      'clerk'),
  staff('/desk/enrolment/poster',        showPoster,      'clerk'),
  staff('/desk/enrolment/:invitationId', showInvitation,  'clerk'),
  staff('/desk/letters',              showLetters,     'clerk'),
  staff('/desk/guardians',            showGuardians,   'clerk'),
  staff('/desk/helper',               showHelpFor,     'clerk'),
  staff('/desk/restrict',             showRestrict,    'clerk', 'clinician'),
  staff('/clinic',                    showClinic,      'clinician'),
  staff('/clinic/break-glass',        showBreakGlass,  'clinician'),
  staff('/clinic/items/:itemId',      showClinicItem,  'clinician'),
  staff('/clinic/items/:itemId/goal',    showGoal,    'clinician'),
  staff('/clinic/items/:itemId/preview', showPreview,  'clinician'),
  staff('/clinic/requests',           showTeamRequests, 'clinician', 'secretary'),
  staff('/clinic/requests/:requestId', showTeamRequest, 'clinician', 'secretary'),
  staff('/clinic/messages',           showTeamInbox,   'clinician', 'secretary'),
  staff('/clinic/messages/team/:teamId', showTeamWords, 'clinician', 'secretary'),
  staff('/clinic/messages/:threadId', showTeamThread,  'clinician', 'secretary'),
  staff('/clinic/messages/:threadId/files/:fileId', sendTeamFile, 'clinician', 'secretary'),
  staff('/clinic/questionnaires',     showTeamForms,   'clinician'),
  staff('/clinic/questionnaires/new', showNewForm,     'clinician'),
  staff('/clinic/questionnaires/:askId', showTeamForm, 'clinician'),
  staff('/clinic/questionnaires/:askId/fhir', downloadTeamForm, 'clinician'),
  staff('/institution/questionnaires', showSiteForms,  'institution-administrator'),
  staff('/institution/questionnaires/:questionnaireId', showSiteForm, 'institution-administrator'),
  staff('/institution/news',          showOwnAnnouncements, 'institution-administrator'),
  staff('/institution/news/:announcementId', showOwnAnnouncement, 'institution-administrator'),
  staff('/region/news',               showOwnAnnouncements, 'steward'),
  staff('/region/news/:announcementId', showOwnAnnouncement, 'steward'),
  staff('/clinic/journal',            showTeamJournal, 'clinician'),
  staff('/clinic/journal/new',        showNewAsk,      'clinician'),
  staff('/clinic/journal/:askId',     showTeamAsk,     'clinician'),
  staff('/institution/workload',      showWorkload,    'institution-administrator'),
  staff('/region/workload',           showWorkload,    'steward', 'representative', 'operator'),
  staff('/institution/teams',         showSiteTeams,   'institution-administrator'),
  staff('/institution/teams/:teamId', showSiteTeam,    'institution-administrator'),
  staff('/clinic/visits',             showExpected,    'clinician', 'secretary', 'clerk'),
  staff('/region/requests',           showRegionRequests, 'steward', 'representative', 'operator'),
  staff('/institution',               showInstitution, 'institution-administrator'),
  staff('/institution/terms',         showTerms,       'institution-administrator'),
  staff('/institution/terms/code',    showTerm,        'institution-administrator'),
  staff('/institution/terms/import',  showImport,      'institution-administrator'),
  staff('/region/terms',              showTerms,       'steward'),
  staff('/region/terms/code',         showTerm,        'steward'),
  staff('/region/terms/import',       showImport,      'steward'),
  staff('/institution/check',         showCheck,       'institution-administrator'),
  staff('/institution/visits',        showVisits,      'institution-administrator'),
  staff('/institution/slots',         showSlots,       'institution-administrator'),
  staff('/institution/slots/:serviceId', showOwnService, 'institution-administrator'),
  staff('/institution/pick-up',       showPickUp,      'institution-administrator'),
  staff('/institution/consents',      showConsentTexts, 'institution-administrator'),
  staff('/institution/letters',       showLetterDesk,  'institution-administrator'),
  staff('/institution/staff',         showStaff,       'institution-administrator'),
  staff('/region/staff',              showStaff,       'steward'),
  staff('/region/staff/acts',         showStaffActs,   'steward'),
  staff('/privacy',                   showPrivacy,     'privacy-officer'),
  staff('/privacy/break-glass',       showGlassReview, 'privacy-officer'),
  staff('/privacy/questions',         showLogQuestions, 'privacy-officer'),
  staff('/privacy/questions/:questionId', showLogQuestion, 'privacy-officer'),
  staff('/privacy/who-saw',           showWhoSaw,      'privacy-officer', 'steward'),
  staff('/region',                    showRegion,      'steward', 'representative', 'operator'),
  staff('/region/rulebooks',                         showRulebooks,     'steward', 'representative', 'operator'),
  staff('/region/rulebooks/:version',                showRulebook,      'steward', 'representative', 'operator'),
  staff('/region/rulebooks/:version/text',           downloadRulebook,  'steward', 'representative', 'operator'),
  staff('/region/rulebooks/:version/table-0909',     downloadTable0909, 'steward', 'representative', 'operator'),
  staff('/region/holds',                             showHolds,         'steward', 'representative', 'operator'),
  staff('/region/lab',                               showLab,           'steward', 'representative'),
  staff('/region/lab/:runId',                        showLabRun,        'steward', 'representative'),
  staff('/region/lab/:runId/brief',                  downloadBrief,     'steward', 'representative'),
  staff('/region/lab/:runId/figures',                downloadFigures,   'steward', 'representative'),
  staff('/region/drafts/:draftId',                   showDraft,         'steward', 'representative'),
  staff('/region/drafts/:draftId/text',              downloadDraft,     'steward', 'representative'),
  staff('/region/drafts/:draftId/rules/:ruleId',     showRuleForm,      'steward'),
  staff('/region/drafts/:draftId/deviations',        showDeviationForm, 'steward'),
  staff('/room',                      showRoom,        ...STAFF),
  staff('/room/propose',              showPropose,     'steward', 'representative'),
  staff('/room/proposals/:proposalId', showProposal,   ...STAFF),
  staff('/room/urgent',               showUrgent,      'steward'),
  staff('/room/seats',                showSeats,       ...STAFF),
  staff('/room/concerns',             showRoomConcerns, ...STAFF),
  staff('/room/ideas',                showRoomIdeas,   ...STAFF),
  staff('/region/cases',              showRegionCases, 'steward'),
  staff('/region/decided',            showDecided,     'steward'),
  staff('/region/cases/:caseId',      showCase,        'steward'),
  staff('/region/number',             showNumber,      'steward'),
  staff('/region/notices/:noticeId',  showNotice,      'steward'),
]

// biome-ignore format: the table is read down its columns
export const STAFF_ACTS: readonly StaffAct[] = [
  //  path                            does             afterwards   who may
  act('/desk/cases/:caseId',          decideCase,      'carry-out', 'clerk'),
  act('/desk/number',                 sayOfNumber,     'carry-out', 'clerk'),
  act('/desk/notices/:noticeId',      dealWithNotice,  null,        'clerk'),
  act('/desk/enrolment',               makeLetters,     null, 'clerk'),
  act('/desk/enrolment/new',           makeInvitation,  null, 'clerk'),
  act('/desk/enrolment/:invitationId', actOnInvitation, null, 'clerk'),
  act('/desk/letters',                printLetters,    null,        'clerk'),
  act('/desk/guardians',              actOnGuardians,  null,        'clerk'),
  act('/desk/helper',                 actOnHelpFor,    null,        'clerk'),
  act('/desk/restrict',               actOnRestrict,   null,        'clerk', 'clinician'),
  act('/clinic/break-glass',          breakGlass,      null,        'clinician'),
  act('/clinic/items/:itemId/keep',   decideKeptVisit, null,        'clinician'),
  act('/privacy/break-glass',         reviewGlass,     null,        'privacy-officer'),
  act('/clinic/items/:itemId',        actOnClinicItem, 'decide-anew', 'clinician'),
  act('/clinic/items/:itemId/goal',   actOnGoal,       null,        'clinician'),
  act('/clinic/requests/:requestId',  answerTeamRequest, 'decide-anew', 'clinician', 'secretary'),
  act('/clinic/questionnaires/new',   sendNewForm,         null,        'clinician'),
  act('/clinic/questionnaires/:askId', actOnTeamForm,      null,        'clinician'),
  act('/institution/questionnaires',  publishSiteForm,     null,        'institution-administrator'),
  act('/institution/questionnaires/:questionnaireId', actOnSiteForm, null, 'institution-administrator'),
  act('/institution/news',            sendAnnouncement,    null,        'institution-administrator'),
  act('/institution/news/:announcementId', actOnOwnAnnouncement, null,  'institution-administrator'),
  act('/region/news/:announcementId', answerOwnAnnouncement, null,      'steward'),
  act('/clinic/journal/new',          sendNewAsk,      null,        'clinician'),
  act('/clinic/journal/:askId',       actOnTeamAsk,    null,        'clinician'),
  act('/clinic/messages/team/:teamId', saveTeamWords,  null,        'clinician', 'secretary'),
  withFiles(act('/clinic/messages/:threadId', answerTeamThread, null, 'clinician', 'secretary')),
  act('/institution/workload',        saveWorkload,    null,        'institution-administrator'),
  act('/institution/teams',           saveSiteTeams,   null,        'institution-administrator'),
  act('/institution/teams/:teamId',   saveSiteTeam,    null,        'institution-administrator'),
  act('/institution/terms',           saveTerms,       null,        'institution-administrator'),
  act('/institution/terms/code',      decideTerm,      null,        'institution-administrator'),
  act('/institution/terms/import',    takeImport,      null,        'institution-administrator'),
  act('/region/terms',                saveTerms,       null,        'steward'),
  act('/region/terms/code',           decideTerm,      null,        'steward'),
  act('/region/terms/import',         takeImport,      null,        'steward'),
  act('/privacy/questions/:questionId', sendLogAnswer, null,        'privacy-officer'),
  act('/privacy/who-saw',             askWhoSaw,       null,        'privacy-officer', 'steward'),
  act('/region/requests',             promiseAnswers,  null,        'steward'),
  act('/region/rulebooks',                       startDraft,         null, 'steward'),
  act('/region/lab',                             startReplay,        null, 'steward', 'representative'),
  act('/region/lab/:runId',                      attachBrief,        null, 'steward', 'representative'),
  act('/region/drafts/:draftId',                 changeDraft,        null, 'steward'),
  act('/region/drafts/:draftId/rules/:ruleId',   changeRuleByForm,   null, 'steward'),
  act('/region/drafts/:draftId/deviations',      addDeviationByForm, null, 'steward'),
  act('/room/propose',                propose,         null,        'steward', 'representative'),
  act('/room/proposals/:proposalId',  actOnProposal,   null,        ...STAFF),
  act('/room/urgent',                 decideNow,       null,        'steward'),
  act('/room/seats',                  changeSeats,     null,        'steward'),
  act('/room/concerns',               changeConcerns,  null,        ...STAFF),
  act('/room/ideas',                  changeIdeas,     null,        'steward'),
  act('/region/cases/:caseId',        decideCase,      'carry-out', 'steward'),
  act('/region/number',               sayOfNumber,     'carry-out', 'steward'),
  act('/region/notices/:noticeId',    dealWithNotice,  null,        'steward'),
  act('/institution/visits',          saveVisits,      null,        'institution-administrator'),
  act('/institution/slots',           offerNew,        null,        'institution-administrator'),
  act('/institution/slots/:serviceId', actOnOwnService, null,       'institution-administrator'),
  act('/institution/pick-up',         changePickUp,    null,        'institution-administrator'),
  act('/institution/consents',        changeConsentTexts, null,     'institution-administrator'),
  act('/institution/letters',         setOwnLetterDesk, null,       'institution-administrator'),
  act('/institution/staff',           actOnStaff,      null,        'institution-administrator'),
  act('/region/staff',                actOnStaff,      null,        'steward'),
  act('/region/second-person',        saySecondPerson, null,        'steward'),
]
