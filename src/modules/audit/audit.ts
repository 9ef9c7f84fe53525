// The door of audit: who was shown what of whom.
/** Writes a disclosure in the transaction of the disclosure itself. */

/** What a person reads in their access log. */
export { type DisclosureRow, listDisclosures } from './list-disclosures.ts'
export { type Disclosure, recordDisclosure } from './record-disclosure.ts'
