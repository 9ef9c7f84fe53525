import type { Prepared } from './prepared.ts'

/**
 * Keys of a list's description: who shares one is compared. Each rests on two facts at most, and no fact is in all of
 * them, so that a slip in any one field, or in two, leaves a key that is whole. In order, and each once.
 */
export function blockingKeys(patient: Prepared): Int32Array {
  return Int32Array.from(new Set([...keysInWords(patient)].map(hashOf))).sort()
}

/** Numbers take less room than words; two words with one number only make one comparison more (FNV-1a). */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash
}

function keysInWords({ names, birth, addresses, phones, emails, identifiers }: Prepared): Set<string> {
  const keys = new Set<string>()
  for (const { system, value } of identifiers) keys.add(`number ${system} ${value}`)
  for (const phone of phones) keys.add(`phone ${phone}`)
  for (const email of emails) keys.add(`email ${email}`)
  if (birth && !birth.isFiller) keys.add(`born ${birth.text}`)
  for (const { streets, number, postcode, city } of addresses)
    for (const street of streets) {
      if (number !== '') keys.add(`street ${street} ${number}`)
      keys.add(`street ${street} ${postcode || city}`)
    }
  for (const { given, family } of names) {
    // Both names under one heading: they are exchanged now and then.
    const sounds = [given.sound, family.sound].filter((sound) => sound !== '')
    if (sounds.length === 2) keys.add(`names ${sounds.toSorted().join(' ')}`)
    const facts = [...dayFacts(birth), ...placeFacts(addresses), ...numberFacts(identifiers)]
    for (const sound of sounds) for (const fact of facts) keys.add(`${sound} ${fact}`)
  }
  return keys
}

/** Two of year, month and day; and day and month whichever comes first. */
function dayFacts(birth: Prepared['birth']): string[] {
  if (!birth || birth.isFiller || !birth.isWhole) return []
  const [year, month, day] = birth.text.split('-')
  return [`${year}-${month}`, `${year}--${day}`, `--${month}-${day}`, `${year} ${[month, day].sort().join(' ')}`]
}

function placeFacts(addresses: Prepared['addresses']): string[] {
  return addresses.flatMap(({ postcode, city }) => [
    ...(postcode ? [`in ${postcode}`] : []),
    ...(city ? [`in ${city}`] : []),
  ])
}

/** The first and the last half of a number: one slip leaves the other half. */
function numberFacts(identifiers: Prepared['identifiers']): string[] {
  return identifiers.flatMap(({ value }) => {
    const half = Math.ceil(value.length / 2)
    return value.length < 5 ? [] : [`first ${value.slice(0, half)}`, `last ${value.slice(-half)}`]
  })
}
