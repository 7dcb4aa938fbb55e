/** `09:00`: a time of the day on a clock of twenty-four hours. */
export function isTime(text: string): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** A number to ring: digits and what people put between them, seven digits at least, `+` only in front. */
export function isPhoneNumber(text: string): boolean {
	return /^\+?[\d\s().-]+$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 7;
}
