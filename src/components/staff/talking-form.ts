import type { Interpreter, PaperFormat, Talking } from '../../../api/accounts/talking.ts';
import { orNull, typedIn } from './typed.ts';

/** How somebody is talked with, as the API takes it, from the fields of `TalkingFields`. */
export function talkingIn(form: FormData): Talking {
	const typed = typedIn(form);
	const interpreter = typed('interpreter') as Interpreter;
	return {
		interpreter,
		spoken: interpreter === 'spoken' ? orNull(typed('spoken').trim()) : null,
		formats: form.getAll('formats').map(String) as PaperFormat[],
		more: orNull(typed('more').trim()),
	};
}
