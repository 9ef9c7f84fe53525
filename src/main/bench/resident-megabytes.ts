import { readFile } from 'node:fs/promises'

/** The memory of a process as Linux counts it; bench runs where Debian's PostgreSQL does. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}
