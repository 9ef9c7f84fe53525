import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const PROGRAM = '/usr/sbin/Orthanc'
const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so'
const USER = 'portal'
const PASSWORD = 'only for the tests of this house'
const LONGEST_START_MS = 30_000

/** Whether a real picture archive can be started here. */
export function hasOrthanc(): boolean {
  return existsSync(PROGRAM) && existsSync(PLUGIN)
}

/** A picture archive of our own: on loopback, in a folder that goes with it. */
export type Orthanc = {
  /** Of DICOMweb, without a slash at the end. */
  readonly url: string
  readonly secret: string
  readonly put: (file: Uint8Array) => Promise<void>
  readonly countInstances: () => Promise<number>
  readonly close: () => Promise<void>
}

export async function openOrthanc(): Promise<Orthanc> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orthanc-'))
  const port = await freePort()
  const file = path.join(folder, 'orthanc.json')
  await writeFile(file, JSON.stringify(settings(folder, port)))
  const program = spawn(PROGRAM, [file], { stdio: 'ignore', cwd: folder })
  const origin = `http://127.0.0.1:${port}`
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
  const ask = (address: string, given: RequestInit = {}) =>
    fetch(`${origin}${address}`, { ...given, headers: { authorization } })
  const close = async () => {
    const ended = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  await untilUp(() => ask('/system')).catch(async (fault: unknown) => {
    await close()
    throw fault
  })
  return {
    url: `${origin}/dicom-web`,
    secret: authorization,
    put: async (bytes) => {
      const answer = await ask('/instances', { method: 'POST', body: Buffer.from(bytes) })
      if (!answer.ok) throw new Error(`Orthanc refused a file: ${answer.status}`)
    },
    countInstances: async () =>
      ((await (await ask('/statistics')).json()) as { CountInstances: number }).CountInstances,
    close,
  }
}

function settings(folder: string, port: number) {
  return {
    Name: 'test',
    StorageDirectory: folder,
    IndexDirectory: folder,
    HttpPort: port,
    DicomServerEnabled: false,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: true,
    RegisteredUsers: { [USER]: PASSWORD },
    Plugins: [PLUGIN],
    DicomWeb: { Enable: true, Root: '/dicom-web/' },
  }
}

async function untilUp(ask: () => Promise<Response>): Promise<void> {
  for (let waited = 0; waited < LONGEST_START_MS; waited += 100) {
    const answer = await ask().catch(() => null)
    if (answer?.ok) return
    await setTimeout(100)
  }
  throw new Error('Orthanc did not start')
}
