import { main } from '../start.ts'

process.exitCode = await main(['serve', '--roles', 'web'])
