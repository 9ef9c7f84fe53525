import { mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { Conflict } from '#base/errors'

/**
 * Takes the data folder for this process: the embedded database itself takes no lock, and two processes would destroy
 * it. A lock left by a process that is gone is replaced. Throws Conflict with the holder's pid. Answers how to let go.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await writeNew(file, `${process.pid} ${await startOf(process.pid)}`)) return () => rm(file, { force: true })
    const holder = await readFile(file, 'utf8').catch(() => '')
    const [pid, start] = holder.split(' ')
    const alive = pid ? await startOf(Number(pid)) : null
    if (alive && alive === start)
      throw new Conflict(
        `the data folder ${folder} is in use by process ${pid}; stop it, or set CAUSEWAY_DATA to another folder`,
      )
    await rm(file, { force: true })
  }
  throw new Conflict(`the data folder ${folder} cannot be locked`)
}

async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.close()
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  }
}

/** When a process started, in the kernel's ticks; null when it is gone or only waits to be collected (a zombie). */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT' && process.platform === 'linux') return null
    return isRunning(pid) ? 'running' : null
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
