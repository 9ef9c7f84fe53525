/** Holds the ticket of whoever has shown code and birth date. It is worth nothing after half an hour. */
export const JOIN_COOKIE = 'causeway.join'
