// The door of enrolment: from an invitation to the first sign-in.

export type { InvitationVerdict } from './decide-invitation.ts'
/** Those who come to an institution are invited, where it says so; and nobody who said: no more. */
export type { VisitRule } from './decide-visit-invitation.ts'
/** Whose account an eID opens; and an eID added to an account. */
export { addEidTo, type EnteredByEid, enterByEid } from './enter-by-eid.ts'
/** Somebody who is locked out, at a desk that does not know them. */
export { findLockedOut } from './find-locked-out.ts'
export {
  CHANNELS,
  type Channel,
  IDENTITY_CHECKS,
  type IdentityCheck,
  type Invitation,
  MOST_WRONG_DATES,
  type Purpose,
  readCampaign,
  type Step,
} from './invitation.ts'
/** At the desk: give a code, another one, take it back, let the person go on at the desk. */
export {
  type InvitationToMake,
  invite,
  letFinishAtDesk,
  type MadeInvitation,
  readStanding,
  resendInvitation,
  withdrawInvitation,
} from './invite.ts'
export { refuseWord } from './invite-visitors.ts'
/** The holder of a ticket: who it is, and the account or new password that comes of it. */
export { finishJoining, type Joined, type Joining, noteRefusal, readTicket } from './join.ts'
/** What waits at the desk. */
export {
  countInvitations,
  type InvitationEvent,
  listInvitationEvents,
  listInvitations,
  readInvitation,
  WORKLISTS,
  type Worklist,
} from './list-invitations.ts'
/** A ticket for code and birth date. */
export { openInvitation } from './open-invitation.ts'
/** Expiry, reminders, first sign-ins, what could not be delivered: noted round by round. */
export { startTendingInvitations, tendInvitations } from './tend-invitations.ts'
export { readVisitRule, setVisitRule } from './visit-rule.ts'
