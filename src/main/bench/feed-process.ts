import { main } from '../causeway.ts'

process.exitCode = await main(['serve', '--roles', process.argv[2]!])
