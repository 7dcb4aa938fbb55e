/**
 * The headers of every answer: pages, errors, files and API alike. `no-store` because the next person at this device must
 * find nothing; `same-origin` as referrer policy because with `no-referrer` honest forms arrive as if from nowhere.
 */
export const headersOfEveryAnswer = {
	'cache-control': 'no-store',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'x-robots-tag': 'noindex',
} as const;

/** For answers that are not pages of ours: nothing in them may run or load. Pages bring their own policy with hashes. */
export const strictestPolicy =
	"default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Behind TLS, browsers are told to stay with it for two years. */
export function transportHeader(publicUrl: string): Record<string, string> {
	return publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {};
}
