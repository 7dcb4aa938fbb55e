/** The longest words that put an answer right. Characters. */
export const correctionMost = 2000;

/** The longest that an answer may be in English: longer than any answer. Characters. */
export const translationMost = 10_000;
