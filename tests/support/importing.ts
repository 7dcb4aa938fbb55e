import type { Act, ActKind, Fault } from '../../api/imports/act.ts';
import type { Kind, Picture } from '../../api/imports/kinds.ts';
import type { Counts } from '../../api/imports/shown.ts';
import type { Town } from './people.ts';

export type Sent = Partial<Record<Kind, string | Uint8Array>>;

interface Rehearsed {
	id: string;
	counts: Counts;
	faults: Fault[];
	acts(kind: Kind, act: ActKind): Promise<Act[]>;
	/** Does it: the status, and the id of what would be done now where it was refused. */
	do(): Promise<{ status: number; anew?: string }>;
}

/** A form with files, as a browser sends it. */
export function formOf(files: Sent, picture: Picture): FormData {
	const form = new FormData();
	form.set('picture', picture);
	for (const [kind, file] of Object.entries(files)) {
		form.set(kind, new File([file as string], `${kind}.csv`, { type: 'text/csv' }));
	}
	return form;
}

/** The administrator’s dry run of some files. */
export async function rehearse(town: Town, files: Sent, picture: Picture = 'changes'): Promise<Rehearsed> {
	const ada = await town.as('ada');
	const cookie = `session=${ada.cookies.get('session')}`;
	const sent = await town.app.request('/api/imports', {
		method: 'POST',
		headers: { cookie },
		body: formOf(files, picture),
	});
	if (sent.status !== 201) throw new Error(`${sent.status} ${await sent.text()}`);
	const { id } = (await sent.json()) as { id: string };
	const { json } = await ada.get<{ counts: Counts }>(`/api/imports/${id}`);
	const faults = (await ada.get<Fault[]>(`/api/imports/${id}/faults`)).json;
	return {
		id,
		counts: json.counts,
		faults,
		acts: async (kind, act) => (await ada.get<Act[]>(`/api/imports/${id}/acts?kind=${kind}&act=${act}`)).json,
		do: async () => {
			const done = await ada.post<{ anew?: string } | undefined>(`/api/imports/${id}/doing`);
			return { status: done.status, ...(done.json?.anew === undefined ? {} : { anew: done.json.anew }) };
		},
	};
}

/** Lines of a file. */
export const lines = (...rows: string[]) => rows.join('\r\n');
