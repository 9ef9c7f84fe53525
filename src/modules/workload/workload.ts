// The door of workload: what it costs a team to answer.

export {
  listReadingWeeks,
  listRequestWeeks,
  listStageChanges,
  listWorkload,
  type ReadingWeek,
  type RequestWeek,
  type StageChange,
  type TypedCounts,
  typeCounts,
  type WorkloadWeek,
} from './ledger.ts'
