import { parentPort, workerData } from 'node:worker_threads'
import { checkFiles, type SamplesToCheck } from './check-files.ts'

/** The thread that `checkAside` starts: a region in memory of its own, and no way to any other. */
parentPort!.postMessage(await checkFiles(workerData as SamplesToCheck))
