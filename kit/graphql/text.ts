/** Whether PostgreSQL can hold a text: it has no NUL, and no half of a surrogate pair, which would be stored as another character. */
export const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
