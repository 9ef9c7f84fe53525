/** The query of an address with its question mark; what has no value is left out, and without any there is none. */
export function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') kept.set(name, String(value))
  }
  const text = kept.toString()
  return text ? `?${text}` : ''
}
