import { picturesChosen, type SecretPicture, secretPictures } from '../../api/accounts/secret.ts';

/** The pictures chosen so far, which the form carries, with the one pressed now. "Start again" forgets them. */
export function pickedIn(form: FormData): SecretPicture[] {
	if (form.has('again')) return [];
	return [...form.getAll('picked'), ...form.getAll('pick')].filter(isSecretPicture).slice(0, picturesChosen);
}

export function isComplete(picked: readonly string[]): boolean {
	return picked.length === picturesChosen;
}

function isSecretPicture(value: unknown): value is SecretPicture {
	return (secretPictures as readonly unknown[]).includes(value);
}
