import { createHash } from 'node:crypto';

const STYLE_SOURCES = /(style-src)((?: '[^']+')+)/;
const STYLES = /<style[^>]*>([\s\S]*?)<\/style>/g;

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

const hashOf = (style: string) => createHash('sha256').update(style).digest('base64');
