/** The forms of a text with a number in it, handed to an island: it cannot reach the texts itself. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

const GAP = '#';

/** One number for each form that any of our languages has. */
const samples = [0, 1, 2, 3, 11, 100];

/** Made where the texts are: `words` answers the text for a number. */
export function formsOf(language: string, words: (count: number) => string): Forms {
	const rules = new Intl.PluralRules(language);
	return Object.fromEntries(
		samples.map((count) => [rules.select(count), words(count).replace(String(count), GAP)]).reverse(),
	);
}

/** Used where the number is known. */
export function inNumber(forms: Forms, language: string, count: number): string {
	const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? GAP;
	return form.replace(GAP, new Intl.NumberFormat(language).format(count));
}
