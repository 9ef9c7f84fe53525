import path from 'node:path'
import { Invalid } from '#base/errors'
import { type MatchedLists, type MatchedPair, matchLists } from '#patient-index'
import type { Config } from '#platform/config'
import type { CommandOptions } from '../command.ts'
import { readColumns } from '../match/columns.ts'
import type { PeopleList } from '../match/people-list.ts'
import { readList } from '../match/read-list.ts'
import type { Output } from '../output.ts'
import { readMatchRules } from '../read-match-rules.ts'

/** What the numbers of a column are, when nobody says so: numbers of some kind, not verified. */
const UNVERIFIED = 'urn:causeway:unverified-number'

/** Finds who is the same person in two lists, or twice in one. Needs no database, and changes nothing. */
export async function match(
  config: Config,
  { words, values, folder }: CommandOptions,
  output: Output,
): Promise<number> {
  if (words.length < 1 || words.length > 2)
    throw new Invalid('match takes one list or two: causeway match A.csv [B.csv] --id COLUMN --map given=COLUMN,...')
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined)
  const idColumn = text('id') ?? ''
  const isTable = text('map') !== undefined || text('id') !== undefined
  const how = {
    idColumn,
    columns: isTable ? readColumns(required('--map', text('map')), required('--id', idColumn)) : {},
    identifierSystem: text('identifier-system') ?? UNVERIFIED,
  }
  const acceptFalse = readAccepted(text('accept-false') ?? '')
  const [a, b] = await Promise.all(words.map((word) => readList(path.resolve(folder, word), how)))
  const found = matchLists(a!.people, b?.people ?? null, { acceptFalse, ...readMatchRules(config) })
  noteUnread(output, a!, b)
  const answer = inIds(found, a!, b ?? a!, acceptFalse, b === undefined)
  output.answer(values.json === true ? JSON.stringify(answer) : inWords(found, acceptFalse))
  return 0
}

function required(option: string, value: string | undefined): string {
  if (!value) throw new Invalid(`${option} is missing: causeway match A.csv [B.csv] --id COLUMN --map given=COLUMN,...`)
  return value
}

function readAccepted(text: string): number {
  const accepted = Number(text)
  if (!(accepted > 0) || !Number.isFinite(accepted))
    throw new Invalid(`--accept-false is "${text}"; it must be a number above 0: how many false links may be expected`)
  return accepted
}

function noteUnread(output: Output, ...lists: readonly (PeopleList | undefined)[]): void {
  const unread = lists.reduce((sum, list) => sum + (list?.unreadDates ?? 0), 0)
  if (unread > 0) output.note(`${unread} birth dates are written in no way that we know; they count as missing.\n`)
}

/** The answer by the operator's own ids, as docs/reference/commands.md promises it. */
function inIds(found: MatchedLists, a: PeopleList, b: PeopleList, acceptFalse: number, isOneList: boolean) {
  const named = ([i, j, score]: MatchedPair): [string, string, number] => {
    const [x, y] = [a.ids[i]!, b.ids[j]!]
    return isOneList && y < x ? [y, x, rounded(score)] : [x, y, rounded(score)]
  }
  return {
    same: found.same.map(named),
    possible: found.possible.map(named),
    pairs_compared: found.pairsCompared,
    thresholds: {
      same: found.sameFrom === null ? null : rounded(found.sameFrom),
      possible: rounded(found.possibleFrom),
      accept_false: acceptFalse,
      expected_false: Number(found.expectedFalse.toPrecision(3)),
      expected_matches: rounded(found.expectedMatches),
    },
  }
}

function rounded(number: number): number {
  return Number(number.toFixed(2))
}

function inWords(found: MatchedLists, acceptFalse: number): string {
  const from = found.sameFrom === null ? 'no score is high enough' : `from ${rounded(found.sameFrom)} bits`
  return [
    `Same: ${found.same.length} pairs (${from}); ${found.expectedFalse.toPrecision(2)} of them are expected to be wrong,`,
    `  ${acceptFalse} are accepted.`,
    `Possible, for a person to decide: ${found.possible.length} pairs (from ${rounded(found.possibleFrom)} bits).`,
    `Compared: ${found.pairsCompared} pairs. --json names them.`,
  ].join('\n')
}
