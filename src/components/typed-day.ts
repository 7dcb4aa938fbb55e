/** A day as typed in the three boxes of `DateInput`. */
export interface TypedDay {
	day: string;
	month: string;
	year: string;
}

export function typedDayIn(form: FormData, name: string): TypedDay {
	const part = (of: string) => String(form.get(`${name}-${of}`) ?? '').trim();
	return { day: part('day'), month: part('month'), year: part('year') };
}

/** `2026-06-08`; empty when nothing was typed. It may be no day of the calendar: the API says so. */
export function asDay({ day, month, year }: TypedDay): string {
	if (day === '' && month === '' && year === '') return '';
	return `${latinDigits(year).padStart(4, '0')}-${latinDigits(month).padStart(2, '0')}-${latinDigits(day).padStart(2, '0')}`;
}

export function typedDayOf(day: string | null | undefined): TypedDay {
	const [year = '', month = '', dayOfMonth = ''] = (day ?? '').split('-');
	return { day: dayOfMonth.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** Arabic and Persian keyboards write other digits. */
function latinDigits(text: string): string {
	return text
		.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
		.replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
