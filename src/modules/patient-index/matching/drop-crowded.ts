import type { Prepared } from './prepared.ts'

/** A number, telephone or e-mail that more descriptions carry is a filler or a front desk's, nobody's own. */
const MOST_BEARERS = 20

/** Takes away what too many of these descriptions share. */
export function dropCrowded(patients: readonly Prepared[]): Prepared[] {
  const read = {
    phones: ({ phones }: Prepared) => phones,
    emails: ({ emails }: Prepared) => emails,
    identifiers: ({ identifiers }: Prepared) => identifiers.map(({ system, value }) => `${system}|${value}`),
  }
  const crowded = {
    phones: findCrowded(patients, read.phones),
    emails: findCrowded(patients, read.emails),
    identifiers: findCrowded(patients, read.identifiers),
  }
  if (Object.values(crowded).every((values) => values.size === 0)) return [...patients]
  return patients.map((patient) => ({
    ...patient,
    phones: patient.phones.filter((phone) => !crowded.phones.has(phone)),
    emails: patient.emails.filter((email) => !crowded.emails.has(email)),
    identifiers: patient.identifiers.filter(({ system, value }) => !crowded.identifiers.has(`${system}|${value}`)),
  }))
}

function findCrowded(patients: readonly Prepared[], read: (patient: Prepared) => readonly string[]): Set<string> {
  const bearers = new Map<string, number>()
  for (const patient of patients) for (const value of read(patient)) bearers.set(value, (bearers.get(value) ?? 0) + 1)
  return new Set([...bearers].filter(([, count]) => count > MOST_BEARERS).map(([value]) => value))
}
