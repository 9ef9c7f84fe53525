export { listTwins, type TwinRow } from './list-twins.ts'
export { tieNewAndChanged } from './tie-twins.ts'
