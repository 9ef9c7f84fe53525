/** People copy addresses with blanks, other case and invisible marks around them (security cases N01). */
export function normaliseEmail(email: string): string {
  return email
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
}
