/** The longest words that put an answer right. Characters. */
export const correctionMost = 2000;
