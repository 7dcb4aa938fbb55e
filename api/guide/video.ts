/**
 * Whether an address may stand in the guide as a video: over https, on the council's own site (or below it) or on ours. It is
 * a link and nothing is embedded, so that no page asks anybody else for anything.
 */
export function isOurVideo(
	address: string,
	{ councilSite, ownSite }: { councilSite: string; ownSite: string },
): boolean {
	const url = URL.parse(address);
	if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
	return [councilSite, ownSite].some((site) => {
		const host = URL.parse(site)?.host;
		return host !== undefined && (url.host === host || url.host.endsWith(`.${host}`));
	});
}
