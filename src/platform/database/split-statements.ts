/**
 * Splits a migration into its statements. A distributed PostgreSQL sends the whole message text to its workers for
 * some statements, so each one travels alone. Knows line comments, quoted text and
 * dollar quotes; migrations use nothing else.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let start = 0
  for (const part of sql.matchAll(/--[^\n]*|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|;/g)) {
    if (part[0] !== ';') continue
    statements.push(sql.slice(start, part.index).trim())
    start = part.index + 1
  }
  return [...statements, sql.slice(start).trim()].filter((text) => text.replace(/--[^\n]*/g, '').trim() !== '')
}
