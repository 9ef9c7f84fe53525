// The door of audit: who was shown what of whom.

/** What a person reads in their access log. */
export { type DisclosureRow, listDisclosures } from './list-disclosures.ts'
/** Writes a disclosure in the transaction of the disclosure itself. */
export { type Disclosure, recordDisclosure, recordExport } from './record-disclosure.ts'
