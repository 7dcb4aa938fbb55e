/** The longest a phone number, safe times and a few words may be. Characters. */
export const callBackLimits = { phone: 40, safeTimes: 200, words: 1000 } as const;
