import { execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Unavailable } from '#base/errors'
import { BENCH_FOLDER } from './scratch.ts'

/** Runs one of the floors' programs, or bench/load.mjs, to its end; answers what it printed. */
export function runProgram(program: string, ...words: readonly (string | number)[]): Promise<string> {
  return run(fileURLToPath(new URL(program, BENCH_FOLDER)), words)
}

/** Runs one of our own compiled programs to its end; answers the JSON it printed. */
export async function runOurs<Answer>(program: string, order: unknown): Promise<Answer> {
  return JSON.parse(await run(compiled(program), [JSON.stringify(order)])) as Answer
}

async function run(file: string, words: readonly (string | number)[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...words.map(String)], {
      maxBuffer: 16 * 1024 * 1024,
    })
    return stdout
  } catch (fault) {
    throw new Unavailable(`${file} failed: ${(fault as Error).message}`, { cause: fault })
  }
}

/** A process that serves until it is stopped. */
export type Served = { readonly pid: number; readonly stop: () => Promise<void> }

/** Starts a program that prints a line when it serves. Its environment is what is given here and nothing else. */
export async function startProgram(
  file: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = spawn(process.execPath, [file, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', () => reject(new Unavailable(`${file} did not start: ${said}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  return { pid: child.pid!, stop }
}

export function floorProgram(name: string): string {
  return fileURLToPath(new URL(`floor/${name}`, BENCH_FOLDER))
}

/** Our own programs run as they are shipped: compiled, also when a test asks. */
export function compiled(program: string): string {
  return fileURLToPath(new URL(`../../../dist/main/bench/${program}`, import.meta.url))
}
