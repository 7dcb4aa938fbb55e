/** The child's word for being referred. Without one of these nobody is: an adult's good idea is no consent. */
export const consents = ['asked', 'agreed'] as const;

/** The longest text of what else may be said to the advocacy service. */
export const referralWordsMost = 1000;
