import { query } from './query.ts'

/** Where journals are, of the person's side and of teams. */
export const journalPaths = {
  journal: (said?: string) => `/journal${query({ said })}`,
  journalNew: (kind: string) => `/journal/new/${encodeURIComponent(kind)}`,
  journalOf: (kind: string, asked: { entry?: string; said?: string; count?: number } = {}) =>
    `/journal/of/${encodeURIComponent(kind)}${query(asked)}`,
  journalList: (kind: string) => `/journal/of/${encodeURIComponent(kind)}/list`,
  journalCsv: (kind: string) => `/journal/of/${encodeURIComponent(kind)}/csv`,
  journalStrike: (entryId: string) => `/journal/entries/${encodeURIComponent(entryId)}/strike`,
  journalAsk: (askId: string) => `/journal/asks/${encodeURIComponent(askId)}`,
  /** What one wants to reach. */
  goals: (said?: string) => `/journal/goals${query({ said })}`,
  /** Also the action of the form on it; `kind`: something that one measures. */
  newGoal: (kind?: string) => `/journal/goals/new${query({ kind })}`,
  /** Also the action of the forms on it. */
  goal: (goalId: string, said?: string) => `/journal/goals/${encodeURIComponent(goalId)}${query({ said })}`,
  teamJournal: (said?: string) => `/clinic/journal${query({ said })}`,
  newTeamAsk: (number?: string) => `/clinic/journal/new${query({ number })}`,
  teamAsk: (askId: string, said?: string) => `/clinic/journal/${encodeURIComponent(askId)}${query({ said })}`,
}
