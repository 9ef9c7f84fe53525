// The door of the lab: what a draft of a rulebook would do, by what has really come.

export type { Figures, Group } from './figures.ts'
/** Replays the last days through a draft, beside the rulebook in force. */
export { type Simulation, type SimulationOrder, simulate } from './simulate.ts'
