import { main } from '../causeway.ts'

process.exitCode = await main(['serve', '--roles', 'web'])
