import type { EmblemName } from '../../../../api/pods/emblem-names.ts';
import { orNull, type Typed } from '../typed.ts';

/** What was typed of a pod; what is no choice of ours is sent as it is, and the API says so. */
export function podIn(typed: Typed) {
	return {
		...{ name: typed('name'), emblem: typed('emblem') as EmblemName, phone: typed('phone'), email: typed('email') },
		...{ openFrom: typed('openFrom'), openTo: typed('openTo'), serviceManager: orNull(typed('serviceManager')) },
	};
}

/** What was typed of somebody's days and hours. A share that is no number is none that anybody could work. */
export function termsIn(typed: Typed, form: FormData) {
	const share = Number(typed('share').trim().replace(',', '.'));
	return {
		fullTimeEquivalent: Number.isFinite(share) ? share : 0,
		workingDays: form.getAll('days').map(Number),
		...{ worksFrom: typed('worksFrom'), worksTo: typed('worksTo'), phone: orNull(typed('ownPhone')) },
	};
}

/** What stands for what, where the API and the form have other names. */
export const termFields = { fullTimeEquivalent: 'share', workingDays: 'days', phone: 'ownPhone' };
