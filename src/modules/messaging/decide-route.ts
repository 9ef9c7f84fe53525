import type { Topic } from './topic.ts'

/** One line of an institution's directory: this topic, for this service or for all (''), goes to this team. */
export type Route = {
  readonly institutionId: string
  readonly topic: string
  readonly serviceId: string
  readonly teamId: string
}

/**
 * Which line of the directory takes a message: that of the topic for the service, else of the topic for all services; where
 * the topic has none, the line for everything else. Null: nobody takes it here.
 */
export function decideRoute<Line extends Route>(
  lines: readonly Line[],
  wanted: { readonly institutionId: string; readonly topic: Topic; readonly serviceId: string },
): Line | null {
  const here = lines.filter(({ institutionId }) => institutionId === wanted.institutionId)
  for (const topic of [wanted.topic, 'other'])
    for (const serviceId of [wanted.serviceId, '']) {
      const line = here.find((each) => each.topic === topic && each.serviceId === serviceId)
      if (line) return line
    }
  return null
}
