/** Questionnaires that end in a score; the questions of each with the points of every answer. */
export type Survey = {
  readonly name: string
  readonly loinc: string
  readonly scoreName: string
  readonly unit: string
  readonly questions: readonly string[]
  /** The question that nearly everybody answers with the first answer. */
  readonly seldom?: number
  readonly answers: readonly { readonly words: string; readonly points: number }[]
}

// biome-ignore format: questions read one a line
export const SURVEYS = {
  dailyLife: {
    name: 'Getting through the day (functional assessment)', loinc: '96761-2', scoreName: 'Barthel index, total score', unit: '{score}',
    questions: [
      'Eating', 'Moving from bed to chair', 'Washing face and hands', 'Using the toilet', 'Bathing',
      'Walking indoors', 'Stairs', 'Dressing', 'Keeping the bowel', 'Keeping the bladder',
    ],
    answers: [{ words: 'Needs full help', points: 0 }, { words: 'Needs some help', points: 5 }, { words: 'Manages alone', points: 10 }],
  },
  mood: {
    name: 'Mood in the last two weeks (PHQ-9)', loinc: '44261-6', scoreName: 'PHQ-9 total score', unit: '{score}', seldom: 8,
    questions: [
      'Little interest or pleasure', 'Feeling down', 'Trouble sleeping', 'Feeling tired', 'Poor appetite or overeating',
      'Feeling bad about yourself', 'Trouble concentrating', 'Moving slowly or being restless', 'Thoughts of being better off dead',
    ],
    answers: [
      { words: 'Not at all', points: 0 }, { words: 'Several days', points: 1 },
      { words: 'More than half the days', points: 2 }, { words: 'Nearly every day', points: 3 },
    ],
  },
} as const satisfies Record<string, Survey>

export type SurveyId = keyof typeof SURVEYS
