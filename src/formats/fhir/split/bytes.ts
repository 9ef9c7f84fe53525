/** The bytes that JSON is built of (RFC 8259, 2). */
export const QUOTE = 0x22
export const BACKSLASH = 0x5c
export const COLON = 0x3a
export const COMMA = 0x2c
export const OPEN_OBJECT = 0x7b
export const CLOSE_OBJECT = 0x7d
export const OPEN_LIST = 0x5b
export const CLOSE_LIST = 0x5d
export const NEWLINE = 0x0a
export const SPACE = 0x20

/** What a byte means to a scan that is deep inside a value. */
export const PLAIN = 0
export const QUOTES = 1
export const NAMES = 2
export const OPENS = 3
export const CLOSES = 4
export const BREAKS = 5

export const ROLES = new Uint8Array(256)
ROLES[QUOTE] = QUOTES
ROLES[COLON] = NAMES
ROLES[OPEN_OBJECT] = OPENS
ROLES[OPEN_LIST] = OPENS
ROLES[CLOSE_OBJECT] = CLOSES
ROLES[CLOSE_LIST] = CLOSES
ROLES[NEWLINE] = BREAKS
