// The door of audit: who was shown what of whom.

/** What a person reads in their access log. */
export { type DisclosureRow, listDisclosures } from './list-disclosures.ts'
/** What each helper and guardian has looked at lately. */
export { type LastLook, listLastLooks } from './list-last-looks.ts'
/** Who was shown a record while something of another human being stood in it. */
export { listWhoSaw, type WhoSaw } from './list-who-saw.ts'
/** Writes a disclosure in the transaction of the disclosure itself. */
export { type Disclosure, recordDisclosure, recordExport, recordSight, type Sight } from './record-disclosure.ts'
