// The door of the lab: what a draft of a rulebook would do, by what has really come.

export type { ExpectedMessages } from './expected-messages.ts'
export type { Figures, Group, Spread } from './figures.ts'
/** Replays in the background what was asked for. */
export { replayAsked, startReplaying } from './replay-asked.ts'
export type { Book } from './replayed.ts'
/** Asks for a replay, and reads what came of it. */
export { askForReplay, LAB_DAYS, type LabRun, type LabRunWithFigures, listLabRuns, readLabRun } from './runs.ts'
/** Replays the last days through a draft, beside the rulebook in force. */
export { type Simulation, type SimulationOrder, simulate } from './simulate.ts'
