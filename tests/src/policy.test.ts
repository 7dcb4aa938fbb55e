import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyOfPage, policyWithStyle } from '../../src/policy.ts';

const hash = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
const [own, other] = [hash('p{color:red}'), hash('p{color:blue}')];
const page = '<html><head><style>p{color:red}</style></head></html>';

test('a page is allowed the style sheets that stand in it, and those of other pages are not named', () => {
	const policy = `default-src 'none';style-src 'self' ${other} ${own};frame-ancestors 'none'`;
	expect(policyOfPage(policy, page)).toBe(`default-src 'none';style-src 'self' ${own};frame-ancestors 'none'`);
});

test('what the build did not allow is not allowed because it stands in the page', () => {
	const planted = page.replace('</head>', '<style>body{display:none}</style></head>');
	expect(policyOfPage(`style-src ${own}`, planted)).toBe(`style-src ${own}`);
});

test('a page without a style sheet may have none', () => {
	expect(policyOfPage(`style-src ${own} ${other}`, '<p>Sorry</p>')).toBe("style-src 'none'");
});

test('a council’s own colour is allowed beside what the build allowed, and only where style sheets are spoken of', () => {
	const policy = `style-src 'self' ${own};img-src 'self'`;
	expect(policyWithStyle(policy, 'p{color:blue}')).toBe(`style-src 'self' ${own} ${other};img-src 'self'`);
	expect(policyWithStyle("default-src 'none'", 'p{color:blue}')).toBe("default-src 'none'");
});
