const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether another site sent this request. Asked of every unsafe method and every content type: a browser says where a
 * request comes from in `Sec-Fetch-Site`, an older one in `Origin`. A program that is not a browser says neither, and
 * carries nobody's cookies by accident.
 */
export function isCrossSite(request: Request, publicUrl: string): boolean {
	if (SAFE_METHODS.includes(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null) return site !== 'same-origin' && site !== 'none';
	const origin = request.headers.get('origin');
	if (origin === null) return false;
	return origin !== new URL(publicUrl).origin && origin !== new URL(request.url).origin;
}
