import type { Api } from '../../api-client.ts';
import { type RegisterAsked } from './register-asked.ts';
import { typedIn } from './typed.ts';

/** What became of what was asked of a kept list: where to go next, or why not. */
export interface ViewSent {
	goTo?: string;
	refused?: { error: { code: string; fields?: Record<string, string> | undefined } };
}

const path = '/staff/register';

/** Keeps the list as it stands, gives a kept one another name, or keeps it no longer. */
export async function actOnView(api: Api, form: FormData, asked: RegisterAsked): Promise<ViewSent> {
	const typed = typedIn(form);
	const json = { name: typed('name'), shared: typed('shared') === 'yes' };
	const param = { view: typed('view') || '-' };
	if (typed('act') === 'remove') {
		const answer = await api.api['saved-views'][':view'].$delete({ param });
		return answer.ok ? { goTo: `${path}?done=view_removed` } : { goTo: path };
	}
	if (typed('act') === 'change') {
		const answer = await api.api['saved-views'][':view'].$patch({ param, json });
		return answer.ok ? { goTo: `${path}?view=${param.view}&done=view_changed` } : { refused: await answer.json() };
	}
	const { page: _, ...list } = asked;
	const answer = await api.api['saved-views'].$post({ json: { ...json, asked: list } });
	if (!answer.ok) return { refused: await answer.json() };
	return { goTo: `${path}?view=${(await answer.json()).id}&done=view_kept` };
}
