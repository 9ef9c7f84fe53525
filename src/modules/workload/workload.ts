// The door of workload: what it costs a team to answer.

export {
  listStageChanges,
  listWorkload,
  type StageChange,
  type TypedCounts,
  typeCounts,
  type WorkloadWeek,
} from './ledger.ts'
