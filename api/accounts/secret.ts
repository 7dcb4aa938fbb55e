/** The second secret is words, or for younger children three pictures in order. Whoever gives the card says which. */
export const secretKinds = ['words', 'pictures'] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Letters in secret words, which the person chooses: three short words, or a line they will remember. */
export const chosenSecretLength = { min: 6, max: 100 } as const;

/**
 * The pictures a secret is made of, each a thing that a child of four can name. Three different ones in order are 1,320
 * secrets: far too few by themselves, which is why nobody tries them without the card, and with it not often
 * (`limits/policy.ts`).
 */
export const secretPictures = [
	...['sun', 'moon', 'worry', 'home', 'bed', 'food'],
	...['key', 'clock', 'phone', 'letter', 'pencil', 'open-hand'],
] as const;
export type SecretPicture = (typeof secretPictures)[number];
export const picturesChosen = 3;

/** What somebody shows or chooses: words as they typed them, or pictures in their order. */
export type Chosen = { chosen: string } | { pictures: readonly string[] };

/**
 * One text for the slow check of either kind. Case, accents and spaces of words are forgiven: a person remembers words, not
 * keystrokes.
 */
export function asKept(shown: Chosen): string {
	if ('pictures' in shown) return `pictures: ${shown.pictures.join(' ')}`;
	return shown.chosen.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function areDifferent(pictures: readonly string[]): boolean {
	return new Set(pictures).size === pictures.length;
}
