import v8 from 'node:v8'

/**
 * Pages leave much short-lived text behind. V8 answers with ever more memory, because there is plenty of it on the
 * machine; a region wants many web processes on it instead. From here on the young generation stays as large as it is,
 * and the old one is swept when it has grown by a third: 200 MB under load instead of 300, at the same speed
 * (docs/reference/benchmarks.md).
 */
export function keepMemorySmall(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1')
  v8.setFlagsFromString('--heap-growing-percent=30')
}
