/** What a message can be about, as people choose it. A new topic is a line here and its words in five languages. */
export const TOPICS = [
  'results',
  'medicines',
  'appointments',
  'referrals',
  'certificates',
  'symptoms',
  'practical',
  'other',
] as const
export type Topic = (typeof TOPICS)[number]

/** The topic that a word stands for, or null. */
export function asTopic(word: string | undefined): Topic | null {
  return TOPICS.find((each) => each === word) ?? null
}
