/** The driver hides its own types behind its `exports`; they are those of the library it stands in for. */
declare module 'better-sqlite3-multiple-ciphers' {
	import Database from 'better-sqlite3';
	export default Database;
}
