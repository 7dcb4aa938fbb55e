/** Letters in the second secret, which the person chooses: three short words, or a line they will remember. */
export const chosenSecretLength = { min: 6, max: 100 } as const;
