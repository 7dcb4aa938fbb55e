import type { SSRResult } from 'astro';
import { FetchState } from 'astro/hono';

type Parts = SSRResult['_metadata'];
type Slots = Parameters<SSRResult['createAstro']>[1];

/** What of a page is the same for everybody who asks for it: Astro works it out anew for every answer. */
export type Blank = SSRResult;

/** Made of nobody's request, so that nothing of a person can be in it. */
export async function blankOf({ routeData, componentInstance }: FetchState): Promise<Blank> {
	const nobodys = new FetchState(new Request('http://house.internal/'));
	nobodys.routeData = routeData;
	nobodys.shouldInjectCspMetaTags = false; // the front door remembers the policy
	return nobodys.createResult(componentInstance!, undefined as never);
}

/**
 * Has Astro draw this request's page on the blank of its route, where there is one. What Astro makes for each request besides, it
 * makes of accessors, each with a shape of its own that outlives the page: measured, half of a page's garbage and of its cost.
 * We have neither middleware nor actions of Astro's. A page may turn into another on its way (`Astro.rewrite`).
 */
export function drawOnBlank(state: FetchState, blankFor: (route: string) => Blank | undefined): void {
	const anew = state.createResult.bind(state);
	state.skipMiddleware = true;
	state.getAPIContext = () => nothing;
	state.getActionAPIContext = () => nothing;
	state.createResult = async (page, context) => {
		const blank = blankFor(state.routeData!.route);
		return blank ? filledIn(blank, state) : anew(page, context);
	};
}

const nothing = {} as never;

function filledIn(blank: Blank, state: FetchState): SSRResult {
	const response = { status: state.status, statusText: 'OK', headers: new Headers({ 'Content-Type': 'text/html' }) };
	const result: SSRResult = {
		...blank,
		cookies: state.cookies!,
		createAstro: (props, slots) => new AstroHere(page, props, slots) as never,
		links: new Set(blank.links),
		params: state.params!,
		pathname: state.pathname,
		request: state.request,
		response,
		scripts: new Set(blank.scripts),
		styles: new Set(blank.styles),
		_metadata: freshParts(),
	};
	const page: Page = { state, result };
	return result;
}

function freshParts(): Parts {
	return {
		hasHydrationScript: false,
		rendererSpecificHydrationScripts: new Set(),
		renderedScripts: new Set(),
		hasDirectives: new Set(),
		hasRenderedHead: false,
		hasRenderedServerIslandRuntime: false,
		headInTree: false,
		extraHead: [],
		extraStyleHashes: [],
		extraScriptHashes: [],
		propagators: new Set(),
		routeHasPropagation: false,
		pendingSlotEvaluations: [],
		templateDepth: 0,
	} as Parts;
}

interface Page {
	state: FetchState;
	result: SSRResult;
}

/** `Astro`, as components know it. What is asked for seldom is asked of Astro's own. */
class AstroHere {
	readonly props: Record<string, unknown>;
	self: unknown = null;
	readonly #page: Page;
	readonly #slots: Slots;

	constructor(page: Page, props: Record<string, unknown>, slots: Slots) {
		this.props = props;
		this.#page = page;
		this.#slots = slots;
	}

	get locals() {
		return this.#page.state.locals;
	}
	get url() {
		return this.#page.state.url;
	}
	get params() {
		return this.#page.result.params;
	}
	get request() {
		return this.#page.result.request;
	}
	get response() {
		return this.#page.result.response;
	}
	get originPathname() {
		return this.#whole.originPathname;
	}
	get slots() {
		return this.#whole.slots;
	}
	get redirect() {
		return (path: string, status = 302) => new Response(null, { status, headers: { location: path } });
	}
	get rewrite() {
		const { state } = this.#page;
		return (payload: string) => state.rewrite(payload);
	}

	get #whole() {
		const { state, result } = this.#page;
		return state.createAstro(result, this.props, this.#slots, nothing);
	}
}
