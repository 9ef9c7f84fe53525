/**
 * Marks between values that travel as one text, and for a value that is missing. Neither can stand in JSON text, where
 * control characters are escaped (RFC 8259, 7); from all other text they are taken out when it is stored.
 */
export const BETWEEN = '\u001e'
export const NOTHING = '\u001f'
