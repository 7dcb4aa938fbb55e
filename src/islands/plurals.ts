/** The forms of a text with a number in it, handed to an island: it cannot reach the texts itself. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

const GAP = '#';

/** One number for each form that any of our languages has. */
const samples = [0, 1, 2, 3, 6, 11, 100];

/** By the language alone, as the texts are counted: those of `pt-PT` are others than those of `pt`. */
const rulesOf = (locale: string) => new Intl.PluralRules(locale.split('-')[0]);

/** Made where the texts are: `words` answers the text for a number. */
export function formsOf(locale: string, words: (count: number) => string): Forms {
	const rules = rulesOf(locale);
	return Object.fromEntries(
		samples.map((count) => [rules.select(count), words(count).replace(String(count), GAP)]).reverse(),
	);
}

/** Used where the number is known. */
export function inNumber(forms: Forms, locale: string, count: number): string {
	const form = forms[rulesOf(locale).select(count)] ?? forms.other ?? GAP;
	return form.replace(GAP, new Intl.NumberFormat(locale).format(count));
}
