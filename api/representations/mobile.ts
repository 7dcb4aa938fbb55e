/** `07700 900 123`, or a number abroad with its `+`: what may be sent a text message. */
export function isMobileNumber(typed: string): boolean {
	const number = typed.replace(/[\s().-]/g, '').replace(/^00/, '+');
	return /^07\d{9}$/.test(number) || /^\+?447\d{9}$/.test(number) || /^\+(?!44)[1-9]\d{7,14}$/.test(number);
}
