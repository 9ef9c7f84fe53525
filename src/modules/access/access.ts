// The door of access: who may see whose record.

/** Permissions go along when two records become one, and come back when they are two again. */
export { bringGrantsBack, followGrants } from './follow-grants.ts'
/** Lets an account see a person's record. */
export { type GrantToGive, giveGrant } from './give-grant.ts'
