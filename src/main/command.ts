import { parseArgs } from 'node:util'
import { type CausewayError, Invalid } from '#base/errors'
import type { Config } from '#platform/config'
import type { House } from './open-house.ts'
import type { Output } from './output.ts'

/** What a command was called with. */
export type CommandOptions = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
  /** Where the command was called: relative paths start here. */
  readonly folder: string
}

export type Commands = ReadonlyMap<string, Command>

export type Command = {
  readonly usage: string
  readonly does: string
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly default?: string | boolean }>
  >
  /** Brings the schema up to date before it runs. */
  readonly migrates?: true
  /** Works on an open house; a running server can do it in its place. */
  readonly run?: (house: House, options: CommandOptions, output: Output) => Promise<number>
  /** Opens what it needs by itself (and may run for ever). */
  readonly standsAlone?: (
    config: Config,
    options: CommandOptions,
    output: Output,
    commands: Commands,
  ) => Promise<number>
}

/** Reads a command's own options; Invalid names the one that is not known. */
export function readOptions(command: Command, rest: readonly string[], folder: string): CommandOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    return { values: values as CommandOptions['values'], words: positionals, folder }
  } catch (fault) {
    throw new Invalid((fault as Error).message)
  }
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

/** The only word that a command was called with. */
export function one(words: readonly string[], what: string): string {
  if (words.length !== 1) throw new Invalid(`this command needs ${what}, and nothing else`)
  return words[0]!
}
