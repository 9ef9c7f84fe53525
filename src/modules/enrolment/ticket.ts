import { createHash, randomBytes } from 'node:crypto'

/** What somebody holds who has shown code and birth date: 256 bits by chance. */
export function makeTicket(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a ticket. */
export function hashTicket(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest()
}
