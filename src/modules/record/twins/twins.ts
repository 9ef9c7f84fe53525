export { listTwins, type TwinRow } from './list-twins.ts'
export { tieTwins } from './tie-twins.ts'
