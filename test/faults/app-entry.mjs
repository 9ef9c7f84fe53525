// The shipped program, with what a harness may do to it from outside: half an answer, and planted faults.
import './interfere.mjs'

const { main } = await import('../../dist/main/start.js')
process.exitCode = await main(process.argv.slice(2))
