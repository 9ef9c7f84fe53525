// The door of adoption: how far the programme has come, without clinical content.

/** Invitations, registrations, sign-ins and views of lists, counted. */
export { countFacts, type FactCount } from './count-facts.ts'
/** Pages and acts of staff, counted without whom and what. */
export { countStaffAct, type StaffAct } from './count-staff-act.ts'
