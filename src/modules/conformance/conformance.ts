// The door of conformance: what an institution's samples would become, before it sends anything.

/** Takes samples through the whole import, in a database that is thrown away, and says what came of them. */
export { type CheckOrder, type CheckReport, checkSamples, isClean } from './check-samples.ts'
/** What samples lack, how it shows to patients, and how to mend it. */
export type { Finding } from './sample.ts'
