import type { Api } from './api-client.ts';
import type { Council, Person } from './reader.ts';
import type { Text } from './text/index.ts';
import type { Voice } from './text/voices.ts';

declare global {
	namespace App {
		interface Locals {
			/** The voice of the address; `en` on staff pages. */
			voice: Voice;
			t: Text;
			api: Api;
			/** Who is reading this page. */
			person: Person;
			council: Council;
			requestId: string;
			/** What stood in the form of this page in another voice, a moment ago. */
			retyped?: FormData | undefined;
			/** Tells the log of something that went wrong while a page was made. */
			report(error: unknown): void;
		}
	}
}
