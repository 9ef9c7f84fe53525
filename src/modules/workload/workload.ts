// The door of workload: what it costs a team to answer.

export {
  listRequestWeeks,
  listStageChanges,
  listWorkload,
  type RequestWeek,
  type StageChange,
  type TypedCounts,
  typeCounts,
  type WorkloadWeek,
} from './ledger.ts'
