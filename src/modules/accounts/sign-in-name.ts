import { createHash, randomInt } from 'node:crypto'

/** Where names without an e-mail address live: no mail can ever go there (RFC 2606, section 2). */
const NAMES = '@sign-in.invalid'

/** As what the sign-in library knows a sign-in name: an address of ours, or the e-mail address that was given. */
export function addressOfName(name: string): string {
  return name === '' || name.includes('@') ? name : `${name}${NAMES}`
}

/** What somebody types to sign in. */
export function nameOfAddress(address: string): string {
  return address.endsWith(NAMES) ? address.slice(0, -NAMES.length) : address
}

/** Whether mail can go there. */
export function isMailAddress(address: string): boolean {
  return address.includes('@') && !address.endsWith(NAMES)
}

/**
 * A sign-in name for somebody without e-mail: the given name in plain letters and five digits, `astrid-48291`; for names in
 * other scripts `person-48291`. It may be known to others; the password may not. With a ticket it is the same each time the
 * page is read, for who has written it down already.
 */
export function suggestName(givenName: string, ticket: string | null = null): string {
  const plain = givenName
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const word = /^[a-z]{2,12}/.exec(plain)?.[0] ?? 'person'
  const number = ticket === null ? randomInt(100_000) : numberOf(ticket)
  return `${word}-${String(number).padStart(5, '0')}`
}

/** Of a hash of its own: what is kept of a ticket is not told by a name that others may know. */
function numberOf(ticket: string): number {
  return createHash('sha256').update(`sign-in name ${ticket}`).digest().readUInt32BE() % 100_000
}
