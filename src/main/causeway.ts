import { Invalid } from '#base/errors'
import { type Config, readConfig } from '#platform/config'
import { type Command, faultInWords, readOptions } from './command.ts'
import { askRunningServer } from './command-socket.ts'
import { COMMANDS } from './commands.ts'
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
    if (command.standsAlone)
      return await command.standsAlone(config, readOptions(command, rest, process.cwd()), terminal, COMMANDS)
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
  const options = readOptions(command, rest, process.cwd())
  const house = await openHouse(config, { mayMigrate: command.migrates === true })
  try {
    return await command.run!(house, options, output)
  } finally {
    await house.close()
  }
}

function usage(name: string | undefined): string {
  const lines = [...COMMANDS].map(([word, { usage: how, does }]) => `  causeway ${`${word} ${how}`.padEnd(44)} ${does}`)
  const wrong = name && !/^(help|--help)$/.test(name) ? `There is no command "${name}".\n\n` : ''
  return `${wrong}Causeway, one patient portal for a region.\n\n${lines.join('\n')}\n`
}
