/** The type under which a whole document is kept; what has it can be read as a page (`read-narrative.ts`). */
export const CDA_TYPE = 'application/hl7-cda+xml'
