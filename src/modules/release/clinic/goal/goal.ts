// Ranges that clinicians set for one person and one test.

export { endGoal } from './end-goal.ts'
export { type Goal, listGoalsHere, listOwnGoals, type OwnGoal } from './list-goals.ts'
export { type GoalFault, readGoal, setGoal } from './set-goal.ts'
