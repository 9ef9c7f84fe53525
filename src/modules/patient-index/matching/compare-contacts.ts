import { isOneSlipApart } from '#base/edit-distance'
import type { Level } from './levels.ts'

/** The last eight digits: country code and leading zeros are written or left out. Empty when it is no number. */
export function phoneOf(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 && !/^(\d)\1*$/.test(digits.slice(-7)) ? digits.slice(-8) : ''
}

/** In lower case; empty when it is no address. */
export function emailOf(email: string): string {
  const text = email.trim().toLowerCase()
  return /^[^@\s]+@[^@\s]+$/.test(text) ? text : ''
}

/** One number in common is enough. */
export function comparePhones(a: readonly string[], b: readonly string[]): Level<'phone'> {
  if (a.length === 0 || b.length === 0) return 'unknown'
  if (a.some((phone) => b.includes(phone))) return 'same'
  return a.some((ours) => b.some((theirs) => isOneSlipApart(ours, theirs))) ? 'close' : 'different'
}

/** One e-mail address in common is enough; the same name at another provider is alike. */
export function compareEmails(a: readonly string[], b: readonly string[]): Level<'email'> {
  if (a.length === 0 || b.length === 0) return 'unknown'
  if (a.some((email) => b.includes(email))) return 'same'
  const isAlike = (ours: string, theirs: string) =>
    ours.split('@')[0] === theirs.split('@')[0] || isOneSlipApart(ours, theirs)
  return a.some((ours) => b.some((theirs) => isAlike(ours, theirs))) ? 'alike' : 'different'
}
