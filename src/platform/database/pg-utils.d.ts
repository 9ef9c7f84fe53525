declare module 'pg/lib/utils.js' {
  /** A value as text of PostgreSQL (arrays, dates, bytes, JSON), as every query of the driver sends it. */
  export function prepareValue(value: unknown): string | Buffer | null
}
