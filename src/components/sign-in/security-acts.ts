import type { Api } from '../../api-client.ts';
import { typedIn } from '../staff/typed.ts';

type Mine = Api['api']['sign-in']['mine'];
type Answer = Awaited<
	ReturnType<
		| Mine['sessions'][':session']['$delete']
		| Mine['passkeys'][':passkey']['$delete']
		| Mine['passphrase']['$delete']
		| Mine['directory']['$delete']
		| Mine['recovery-codes']['$post']
	>
>;

/** Does what a button of the security page asked for, and says what to tell them of it. */
export async function actOn(api: Api, form: FormData): Promise<{ answer: Answer; done: string }> {
	const { mine } = api.api['sign-in'];
	const typed = typedIn(form);
	const [session, passkey, act] = [typed('session'), typed('passkey'), typed('act')];
	if (session !== '') {
		return { answer: await mine.sessions[':session'].$delete({ param: { session } }), done: 'session_ended' };
	}
	if (passkey !== '') {
		return { answer: await mine.passkeys[':passkey'].$delete({ param: { passkey } }), done: 'way_gone' };
	}
	if (act === 'codes') return { answer: await mine['recovery-codes'].$post(), done: '' };
	if (act === 'directory') return { answer: await mine.directory.$delete(), done: 'way_gone' };
	return { answer: await mine.passphrase.$delete(), done: 'way_gone' };
}
