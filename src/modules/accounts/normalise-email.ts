import { addressOfName } from './sign-in-name.ts'

/** People copy addresses with blanks, other case and invisible marks around them (security cases N01); others have a name of ours. */
export function normaliseEmail(email: string): string {
  const plain = email
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
  return addressOfName(plain)
}
