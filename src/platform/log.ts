import type { Config } from './config.ts'

/** One line of JSON an event, on standard error. Never a person's data: callers log codes, counts and request ids. */
export type Log = Readonly<Record<'error' | 'warn' | 'info' | 'debug', (event: string, fields?: LogFields) => void>>
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** A log that writes events up to `level`; `now` gives the time of a line (the process's clock, for people only). */
export function createLog(
  level: Config['logLevel'],
  now: () => string,
  write = (line: string) => process.stderr.write(line),
): Log {
  const limit = LEVELS.indexOf(level)
  const at =
    (name: 'error' | 'warn' | 'info' | 'debug') =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) <= limit) write(`${JSON.stringify({ at: now(), level: name, event, ...fields })}\n`)
    }
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }
}
