export const LONGEST_TEXT = 4000
export const LONGEST_SUBJECT = 120
