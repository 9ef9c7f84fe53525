import { changeSupport, sendIdea, showIdeas } from './account/ideas/show-ideas.tsx'
import { goElsewhere, leaveNow } from './account/leave-now.ts'
import { acceptHelp, showAcceptDoor } from './account/show-accept-help.tsx'
import { choosePerson, showPersons } from './account/show-persons.tsx'
import { saveSettings, showSettings } from './account/show-settings.tsx'
import {
  endSomeSessions,
  saveEid,
  saveFactor,
  savePasskeys,
  savePassword,
  seeEvents,
  showWaysIn,
} from './account/ways-in/show-ways-in.tsx'
import {
  downloadAccessLog,
  sendLogQuestion,
  setLookNotice,
  showAccessLog,
  showAskAboutLook,
} from './patient/access-log/show-access-log.tsx'
import {
  actOnAppointment,
  downloadCalendar,
  saveReminder,
  showAppointment,
  showAppointments,
} from './patient/appointments/show-appointments.tsx'
import { sendAsk, showAsk } from './patient/appointments/show-ask.tsx'
import { actOnService, actOnWish, showBooking, showService } from './patient/appointments/show-booking.tsx'
import { askForCard, openOwnCard, showAskForCard, showCard } from './patient/card/show-card.tsx'
import { showCategory } from './patient/category/show-category.tsx'
import { sendCorrection, showCorrection } from './patient/correction/show-correction.tsx'
import {
  endHelpOf,
  previewHelp,
  saveHelp,
  showDelegates,
  showLetHelp,
  showNewCode,
} from './patient/delegates/show-delegates.tsx'
import { showDocument } from './patient/document/show-document.tsx'
import { actOnDownload, sendDownload, showDownload } from './patient/download/show-download.tsx'
import { showGrowing } from './patient/growing/show-growing.tsx'
import { showHome } from './patient/home/show-home.tsx'
import { sendPicture, showPictureAlone, showSeries, showStudy } from './patient/images/show-pictures.tsx'
import { givePulse } from './patient/item/give-pulse.ts'
import { showAttachment, showItem } from './patient/item/show-item.tsx'
import { askForMore, showMedicines, showMore } from './patient/medicines/show-medicines.tsx'
import { actOnThread, showMessages, showThread } from './patient/messages/show-messages.tsx'
import { sendNewMessage, showNewMessage } from './patient/messages/show-new-message.tsx'
import { showMissing } from './patient/missing/show-missing.tsx'
import { saveOpening, showOpening, showOpeningKinds, showOpeningPreview } from './patient/opening/show-opening.tsx'
import { actOnQuestions, showVisitQuestions } from './patient/questions/show-questions.tsx'
import { showRecord } from './patient/record/show-record.tsx'
import { actOnRequest, showRequest, showRequests } from './patient/requests/show-requests.tsx'
import { actOnSafety, showSafety } from './patient/safety/show-safety.tsx'
import { showSearch } from './patient/search/show-search.tsx'
import { endShareOf, previewShare, saveShare, showNewShare, showSharing } from './patient/sharing/show-sharing.tsx'
import { downloadSummaryIps, downloadSummaryPdf, showSummary } from './patient/summary/show-summary.tsx'
import { showTimeline } from './patient/timeline/show-timeline.tsx'
import { showConcerns, showDecision, showDecisions } from './public/decisions/show-decisions.tsx'
import { showLooks } from './public/looks/show-looks.tsx'
import { showHelp, showWhatWeShare } from './public/show-public.tsx'
import {
  type AccountRoute,
  act,
  type PatientAct,
  type PatientRoute,
  type PublicRoute,
  patient,
  patientAct,
  pictures,
  type StaffAct,
  type StaffRoute,
  staff,
} from './route-shapes.ts'
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
import { attachBrief, downloadBrief, downloadFigures, showLab, showLabRun, startReplay } from './staff/lab/show-lab.tsx'
import { showTeamInbox } from './staff/messages/show-team-inbox.tsx'
import { answerTeamThread, showTeamThread } from './staff/messages/show-team-thread.tsx'
import { saveTeamWords, showTeamWords } from './staff/messages/show-team-words.tsx'
import { dealWithNotice, showNotice } from './staff/notices/show-notice.tsx'
import { sayOfNumber, showNumber } from './staff/numbers/show-number.tsx'
import { sendLogAnswer, showLogQuestion, showLogQuestions } from './staff/privacy/show-questions.tsx'
import { askWhoSaw, showWhoSaw } from './staff/privacy/show-who-saw.tsx'
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

/** One line a page: the table is the authorisation matrix and the source of the access log. */
// biome-ignore format: the table is read down its columns
export const PATIENT_ROUTES: readonly PatientRoute[] = [
  //      path                                      shows           is written as  and counted as
  patient('/',                                      showHome,       'home',        'home-view'),
  patient('/record',                                showRecord,     'record',      null),
  patient('/record/:category',                      showCategory,   'list',        'list-view'),
  patient('/record/search',                         showSearch,     'search',      null),
  patient('/record/item/:itemId',                   showItem,       'item',        'item-view'),
  patient('/record/item/:itemId/attachment/:index', showAttachment, 'attachment',  null),
  patient('/record/item/:itemId/wrong',             showCorrection, 'item',        null),
  patient('/record/item/:itemId/document/:index',   showDocument,   'attachment',  null),
  pictures('/record/item/:itemId/pictures',                  showStudy),
  pictures('/record/item/:itemId/pictures/:series',          showSeries),
  pictures('/record/item/:itemId/pictures/:series/:picture', showPictureAlone),
  pictures('/record/item/:itemId/frame/:series/:picture',    sendPicture),
  patient('/record/card/:cardId',                   showCard,       'card',        null),
  patient('/record/card/:cardId/ask',               showAskForCard, 'card',        null),
  patient('/messages',                              showMessages,   'messages',    null),
  patient('/messages/new',                          showNewMessage, 'messages',    null),
  patient('/messages/:threadId',                    showThread,     'messages',    null),
  patient('/requests',                              showRequests,   'requests',    null),
  patient('/requests/:requestId',                   showRequest,    'requests',    null),
  patient('/appointments',                          showAppointments, 'list',      'list-view'),
  patient('/appointments/book',                     showBooking,    'list',        null),
  patient('/appointments/book/:serviceId',          showService,    'list',        null),
  patient('/appointments/ask',                      showAsk,        'requests',    null),
  patient('/appointments/:visitId',                 showAppointment, 'item',       null),
  patient('/appointments/:visitId/calendar',        downloadCalendar, 'item',      null),
  patient('/appointments/:visitId/questions',       showVisitQuestions, 'list',    null),
  patient('/medicines',                             showMedicines,  'list',        'list-view'),
  patient('/medicines/:itemId/more',                showMore,       'item',        null),
  patient('/timeline',                              showTimeline,   'record',      null),
  patient('/download',                              showDownload,   'sharing',     null),
  patient('/download/file',                         sendDownload,   'export',      null),
  patient('/missing',                               showMissing,    'missing',     null),
  patient('/summary',                               showSummary,    'summary',     null),
  patient('/summary/pdf',                           downloadSummaryPdf, 'summary', null),
  patient('/summary/ips',                           downloadSummaryIps, 'summary', null),
  patient('/growing',                               showGrowing,    'delegates',   null),
  patient('/settings/more',                         showSafety,     'choice',      null),
  patient('/access-log',                            showAccessLog,  'access-log',  null),
  patient('/access-log/csv',                        downloadAccessLog, 'access-log', null),
  patient('/access-log/:disclosureId/ask',          showAskAboutLook, 'access-log', null),
  patient('/delegates',                             showDelegates,    'delegates',     null),
  patient('/delegates/new',                         showLetHelp,    'delegates',     null),
  patient('/sharing',                               showSharing,      'sharing',     null),
  patient('/sharing/new',                           showNewShare,     'sharing',     null),
  patient('/settings/opening',                      showOpening,    'choice',      null),
  patient('/settings/opening/kinds',                showOpeningKinds, 'choice',    null),
  patient('/settings/opening/preview',              showOpeningPreview, 'choice',  null),
]

// biome-ignore format: the table is read down its columns
export const PATIENT_ACTS: readonly PatientAct[] = [
  //        path                           does          written as  afterwards
  patientAct('/settings/opening',          saveOpening,  'choice',   'decide-anew'),
  patientAct('/settings/more',             actOnSafety,  'choice',   null),
  patientAct('/record/card/:cardId/ask',   askForCard,   'card',     null),
  patientAct('/record/card/:cardId/open',  openOwnCard,  'card',     'decide-anew'),
  patientAct('/record/item/:itemId/pulse', givePulse,    'item',     null),
  patientAct('/record/item/:itemId/wrong',   sendCorrection,   'item',     null),
  patientAct('/messages/new',              sendNewMessage, 'messages', null),
  patientAct('/messages/:threadId',        actOnThread,  'messages', null),
  patientAct('/appointments',              saveReminder, 'list',     null),
  patientAct('/appointments/ask',          sendAsk,      'requests', null),
  patientAct('/appointments/book/:serviceId', actOnService, 'list',  null),
  patientAct('/appointments/waiting/:wishId', actOnWish, 'list',     null),
  patientAct('/appointments/:visitId',     actOnAppointment, 'item', null),
  patientAct('/appointments/:visitId/questions', actOnQuestions, 'list', null),
  patientAct('/medicines/:itemId/more',    askForMore,   'item',     null),
  patientAct('/requests/:requestId',       actOnRequest, 'requests', null),
  patientAct('/delegates',                 saveHelp,     'delegates',  null),
  patientAct('/delegates/preview',         previewHelp,  'delegates',  null),
  patientAct('/delegates/:id/end',         endHelpOf,    'delegates',  null),
  patientAct('/delegates/:id/code',        showNewCode,  'delegates',  null),
  patientAct('/access-log/:disclosureId/ask', sendLogQuestion, 'access-log', null),
  patientAct('/access-log/notice',         setLookNotice, 'access-log', null),
  patientAct('/sharing',                   saveShare,    'sharing',    null),
  patientAct('/sharing/preview',           previewShare, 'sharing',    null),
  patientAct('/download',                  actOnDownload, 'sharing',   'gather'),
  patientAct('/sharing/:id/end',           endShareOf,   'sharing',    null),
]

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
  act('/desk/guardians',              actOnGuardians,  null,        'clerk'),
  act('/desk/helper',                 actOnHelpFor,    null,        'clerk'),
  act('/desk/restrict',               actOnRestrict,   null,        'clerk', 'clinician'),
  act('/clinic/break-glass',          breakGlass,      null,        'clinician'),
  act('/clinic/items/:itemId/keep',   decideKeptVisit, null,        'clinician'),
  act('/privacy/break-glass',         reviewGlass,     null,        'privacy-officer'),
  act('/clinic/items/:itemId',        actOnClinicItem, 'decide-anew', 'clinician'),
  act('/clinic/items/:itemId/goal',   actOnGoal,       null,        'clinician'),
  act('/clinic/requests/:requestId',  answerTeamRequest, 'decide-anew', 'clinician', 'secretary'),
  act('/clinic/messages/team/:teamId', saveTeamWords,  null,        'clinician', 'secretary'),
  act('/clinic/messages/:threadId',   answerTeamThread, null,       'clinician', 'secretary'),
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
  act('/institution/staff',           actOnStaff,      null,        'institution-administrator'),
  act('/region/staff',                actOnStaff,      null,        'steward'),
  act('/region/second-person',        saySecondPerson, null,        'steward'),
]

// biome-ignore format: the table is read down its columns
export const PUBLIC_ROUTES: readonly PublicRoute[] = [
  { who: 'everybody', path: '/help',          show: showHelp },
  { who: 'everybody', path: '/looks',         show: showLooks },
  { who: 'everybody', path: '/what-we-share', show: showWhatWeShare },
  { who: 'everybody', path: '/decisions',     show: showDecisions },
  { who: 'everybody', path: '/decisions/concerns', show: showConcerns },
  { who: 'everybody', path: '/decisions/:decisionId', show: showDecision },
  { who: 'everybody', path: '/delegates/accept', show: showAcceptDoor },
]

// biome-ignore format: the table is read down its columns
export const ACCOUNT_ROUTES: readonly AccountRoute[] = [
  { who: 'account', method: 'GET',  path: '/settings',          show: showSettings },
  { who: 'account', method: 'POST', path: '/settings',          show: saveSettings },
  { who: 'account', method: 'GET',  path: '/leave',             show: leaveNow, withoutSession: goElsewhere },
  { who: 'account', method: 'GET',  path: '/ideas',             show: showIdeas },
  { who: 'account', method: 'POST', path: '/ideas',             show: sendIdea },
  { who: 'account', method: 'POST', path: '/ideas/:ideaId',     show: changeSupport },
  { who: 'account', method: 'GET',  path: '/persons',           show: showPersons },
  { who: 'account', method: 'POST', path: '/persons/:personId', show: choosePerson },
  { who: 'account', method: 'POST', path: '/delegates/accept',  show: acceptHelp },
  { who: 'account', method: 'GET',  path: '/settings/sign-in',             show: showWaysIn },
  { who: 'account', method: 'POST', path: '/settings/sign-in/password',    show: savePassword },
  { who: 'account', method: 'POST', path: '/settings/sign-in/sessions',    show: endSomeSessions },
  { who: 'account', method: 'POST', path: '/settings/sign-in/second-step', show: saveFactor },
  { who: 'account', method: 'POST', path: '/settings/sign-in/passkeys',    show: savePasskeys },
  { who: 'account', method: 'POST', path: '/settings/sign-in/eid',         show: saveEid },
  { who: 'account', method: 'POST', path: '/settings/sign-in/seen',        show: seeEvents },
]
