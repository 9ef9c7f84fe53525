import { parseArgs } from 'node:util'
import type { CausewayError } from '#base/errors'
import { Invalid } from '#base/errors'
import { type Config, readConfig } from '#platform/config'
import { askRunningServer } from './command-socket.ts'
import { COMMANDS, type Command } from './commands.ts'
import { openHouse } from './open-house.ts'
import { type Output, terminal } from './output.ts'

/**
 * Runs one command and answers its exit code: 0 all well, 3 done but something was set aside, 1 failed, 2 not
 * understood. With the embedded database a running server does the work, because only one process may open it.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const command = COMMANDS.get(name ?? '')
  if (!command) {
    terminal.note(usage(name))
    return name === undefined || name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    const config = readConfig()
    if (command.standsAlone) return await command.standsAlone(config, readOptions(command, rest), terminal)
    if (!config.databaseUrl) {
      const answer = await askRunningServer(config.dataFolder, argv, terminal)
      if (answer !== null) return answer
    }
    return await runHere(command, rest, config, terminal)
  } catch (fault) {
    terminal.note(`${faultInWords(fault)}\n`)
    return fault instanceof Invalid ? 2 : 1
  }
}

async function runHere(command: Command, rest: readonly string[], config: Config, output: Output): Promise<number> {
  const options = readOptions(command, rest)
  const house = await openHouse(config, { mayMigrate: command.migrates === true })
  try {
    return await command.run!(house, options, output)
  } finally {
    await house.close()
  }
}

/** Reads a command's own options; Invalid names the one that is not known. */
export function readOptions(command: Command, rest: readonly string[]): CommandOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    return { values: values as CommandOptions['values'], words: positionals, folder: process.cwd() }
  } catch (fault) {
    throw new Invalid((fault as Error).message)
  }
}

export type CommandOptions = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
  /** Where the command was called: relative paths start here. */
  readonly folder: string
}

function usage(name: string | undefined): string {
  const lines = [...COMMANDS].map(([word, { usage: how, does }]) => `  causeway ${`${word} ${how}`.padEnd(44)} ${does}`)
  const wrong = name && !/^(help|--help)$/.test(name) ? `There is no command "${name}".\n\n` : ''
  return `${wrong}Causeway, one patient portal for a region.\n\n${lines.join('\n')}\n`
}

/** What went wrong, for a person at a terminal. */
export function faultInWords(fault: unknown): string {
  const error = fault as Error & Partial<CausewayError>
  return error.detail
    ? `${error.message} (${error.detail})`
    : error.code
      ? error.message
      : (error.stack ?? String(fault))
}
