/** Who has sent nothing for as many days is called silent: a long weekend is none. */
export const SILENT_DAYS = 4
