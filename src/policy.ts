import { createHash } from 'node:crypto';

const STYLE_SOURCES = /(style-src)((?: '[^']+')+)/;
const STYLES = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** More than there are style sheets; a council that tries colours makes some more. */
const HASHES_MOST = 500;

/**
 * The policy of one page. Astro names the style sheets of the whole site in every page's policy, which for ours came to
 * more than three kilobytes; a page is allowed those that stand in it and no others.
 */
export function policyOfPage(policy: string, page: string): string {
	const own = new Set([...page.matchAll(STYLES)].map(([, style]) => `'sha256-${hashOf(style!)}'`));
	return policy.replace(STYLE_SOURCES, (_, directive: string, sources: string) => {
		const kept = sources
			.trim()
			.split(' ')
			.filter((source) => !source.startsWith("'sha256-") || own.has(source));
		return [directive, ...(kept.length === 0 ? ["'none'"] : kept)].join(' ');
	});
}

/**
 * The policy with one more style sheet allowed: one that was not there when the site was built, such as a council's colour.
 * A policy that says nothing of style sheets stays as it is.
 */
export function policyWithStyle(policy: string, style: string): string {
	return policy.replace(STYLE_SOURCES, (sources) => `${sources} 'sha256-${hashOf(style)}'`);
}

const hashes = new Map<string, string>();

/** What a policy knows a style sheet by. Worked out once for each: they are in every page, and the same ones. */
export function hashOf(style: string): string {
	const known = hashes.get(style);
	if (known !== undefined) return known;
	const hash = createHash('sha256').update(style).digest('base64');
	if (hashes.size >= HASHES_MOST) hashes.clear();
	hashes.set(style, hash);
	return hash;
}
