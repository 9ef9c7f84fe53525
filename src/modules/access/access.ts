// The door of access: who may see whose record.

/** Lets an account see a person's record. */
export { type GrantToGive, giveGrant } from './give-grant.ts'
