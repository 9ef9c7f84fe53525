import type { CrashAt } from './read-crash-at.ts'

/** Ends this process as `kill -9` does, when it passes the point for the time that was asked for. */
export function crashPointAt({ point, passing }: CrashAt): (at: string) => void {
  let passed = 0
  return (at) => {
    if (at === point && ++passed === passing) process.kill(process.pid, 'SIGKILL')
  }
}
