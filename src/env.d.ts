declare namespace App {
	interface Locals {
		/** The voice of the address; `en` on staff pages. */
		voice: import('./text/voices.ts').Voice;
		t: import('./text/index.ts').Text;
		api: import('./api-client.ts').Api;
		/** Who is reading this page. */
		person: import('./reader.ts').Person;
		council: import('./reader.ts').Council;
		requestId: string;
	}
}

declare module 'better-sqlite3-multiple-ciphers' {
	import Database from 'better-sqlite3';
	export default Database;
}
