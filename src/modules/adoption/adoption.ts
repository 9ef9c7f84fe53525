// The door of adoption: how far the programme has come, without clinical content.

export { countEnrolment, type EnrolmentFact, type EnrolmentKind } from './count-enrolment.ts'
/** Invitations, registrations, sign-ins and views of lists, counted. */
export { countFacts, type FactCount } from './count-facts.ts'
/** The steps from an invitation to the first sign-in. */
export { countFunnel, type Funnel } from './count-funnel.ts'
/** Pages and acts of staff, counted without whom and what; and how much work that is. */
export { countStaffAct, type StaffAct } from './count-staff-act.ts'
export { countStaffWork, type StaffWork } from './count-staff-work.ts'
