import type { CodeLine } from './read-code-list.ts'
import { type Decided, gatherKnowledge, suggest } from './suggest/suggest.ts'
import type { TestTable } from './test-table.ts'

/** What became of the lines of a list that have a code: how many would have it by which way. */
export type Measured = {
  readonly lines: number
  /** Mapped without a person, rightly and wrongly. */
  readonly sureRight: number
  readonly sureWrong: number
  readonly first: number
  readonly firstFive: number
  /** Lines that their list gives no code, and how many of those would be mapped without a person all the same. */
  readonly withoutCode: number
  readonly sureWithoutCode: number
  readonly wrong: readonly { readonly line: CodeLine; readonly given: string }[]
}

export type MeasuredList = { readonly name: string; readonly lines: readonly CodeLine[] }

/**
 * Suggests codes for the lines of one list and counts how often they are right. What is learned comes from the other
 * parts of all lists (`parts` of them): never from a line itself, nor from any line of the same name in its own list.
 */
export function measureSuggestions(
  lists: readonly MeasuredList[],
  {
    of,
    table,
    parts,
    learns,
  }: { readonly of: string; readonly table: TestTable; readonly parts: number; readonly learns: boolean },
): Measured {
  const list = lists.find(({ name }) => name === of)!
  const tally = { lines: 0, sureRight: 0, sureWrong: 0, first: 0, firstFive: 0, withoutCode: 0, sureWithoutCode: 0 }
  const wrong: { line: CodeLine; given: string }[] = []
  for (let part = 0; part < parts; part++) {
    const held = list.lines.filter((line) => partOf(line, parts) === part)
    const decided = learns
      ? lists.flatMap((each) => decisionsOf(each, (line) => each !== list || partOf(line, parts) !== part))
      : []
    const knowledge = gatherKnowledge(table, decided)
    for (const line of held) {
      const { all, sure } = suggest(line, knowledge)
      if (line.loinc === null) {
        tally.withoutCode++
        if (sure) tally.sureWithoutCode++
        continue
      }
      tally.lines++
      if (all[0]?.loinc === line.loinc) tally.first++
      if (all.slice(0, 5).some(({ loinc }) => loinc === line.loinc)) tally.firstFive++
      if (sure === line.loinc) tally.sureRight++
      else if (sure) {
        tally.sureWrong++
        wrong.push({ line, given: sure })
      }
    }
    if (!learns) break
  }
  return { ...tally, wrong }
}

/** By the name and not by the line, so that the same test under two numbers never teaches itself. */
function partOf({ name }: CodeLine, parts: number): number {
  let hash = 7
  for (const sign of name.toLowerCase()) hash = (hash * 31 + sign.codePointAt(0)!) % 1_000_003
  return hash % parts
}

function decisionsOf({ name, lines }: MeasuredList, isKnown: (line: CodeLine) => boolean): Decided[] {
  return lines
    .filter((line) => line.loinc !== null && isKnown(line))
    .map((line) => ({ test: line, loinc: line.loinc!, institutionId: name }))
}
