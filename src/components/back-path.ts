import { isVoice } from '../text/voices.ts';

/** Where a person was going before they had to come in: only an address of ours, in one of our voices. */
export function backPath(asked: string | null | undefined): string | undefined {
	if (!asked || !/^\/[\w-]+\/[\w\-/?=&.]*$/.test(asked) || asked.includes('//')) return undefined;
	return isVoice(asked.split('/')[1]) ? asked : undefined;
}
