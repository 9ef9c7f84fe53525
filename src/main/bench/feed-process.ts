import { main } from '../start.ts'

process.exitCode = await main(['serve', '--roles', process.argv[2]!])
