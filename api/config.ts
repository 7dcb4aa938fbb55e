import { z } from 'zod';
import { isInstant } from './calendar/day.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** One sentence for each setting: the README's table and the refusal to start are made from the same words. */
const settings = {
	HOST: { means: 'the address to listen on', shape: z.string().min(1).default('127.0.0.1') },
	PORT: { means: 'the port to listen on, 0 to 65535', shape: z.coerce.number().int().min(0).max(65535).default(4321) },
	PUBLIC_URL: {
		means: 'how people reach it, such as https://feedback.example.gov.uk; https turns on __Host- cookies and HSTS',
		shape: z.url({ protocol: /^https?$/ }).optional(),
	},
	PROXIES: {
		means:
			'how many proxies of the council stand in front, 0 to 5; each adds the address it was asked from to X-Forwarded-For',
		shape: z.coerce.number().int().min(0).max(5).default(0),
	},
	DATA_DIR: { means: 'the folder for database, keys and outgoing mail', shape: z.string().min(1).default('./data') },
	DATABASE_URL: {
		means: 'postgres://... for the larger engine; without it an encrypted SQLite file in DATA_DIR',
		shape: z
			.string()
			.regex(/^postgres(ql)?:\/\//)
			.optional(),
	},
	SECRET_KEY_FILE: {
		means: 'a file with the master key, kept apart from the database; needed unless this is the demo council',
		shape: z.string().min(1).optional(),
	},
	SMTP_URL: {
		means: 'smtp://... or smtps://...; without it each message becomes a file in DATA_DIR/mail',
		shape: z
			.string()
			.regex(/^smtps?:\/\//)
			.optional(),
	},
	MAIL_FROM: {
		means: 'the address that mail is sent from',
		shape: z.email().default('no-reply@messages.example'),
	},
	NOTIFY_API_KEY: {
		means: 'a key of GOV.UK Notify, which ends in two UUIDs; with it families are written to through Notify',
		shape: z
			.string()
			.regex(new RegExp(`(^|-)${UUID}-${UUID}$`, 'i'))
			.optional(),
	},
	NOTIFY_URL: {
		means: 'where GOV.UK Notify answers, https unless on this machine',
		shape: z
			.url({ protocol: /^https?$/ })
			.refine((url) => url.startsWith('https:') || LOOPBACK.has(new URL(url).hostname))
			.default('https://api.notifications.service.gov.uk'),
	},
	NOTIFY_EMAIL_TEMPLATE: {
		means: 'the UUID of an email template of Notify with the gaps ((subject)) and ((body))',
		shape: z.uuid().optional(),
	},
	NOTIFY_SMS_TEMPLATE: {
		means:
			'the UUID of a text message template of Notify with the gap ((body)); with it families are offered text messages',
		shape: z.uuid().optional(),
	},
	OIDC_ISSUER: {
		means: 'the exact issuer of the council’s directory (OpenID Connect), https unless on this machine',
		shape: z
			.url({ protocol: /^https?$/ })
			.refine((url) => url.startsWith('https:') || LOOPBACK.has(new URL(url).hostname))
			.optional(),
	},
	OIDC_CLIENT_ID: {
		means: 'the name under which the directory knows this service',
		shape: z.string().min(1).optional(),
	},
	OIDC_CLIENT_SECRET_FILE: {
		means: 'a file with the secret that the directory gave this service',
		shape: z.string().min(1).optional(),
	},
	OIDC_SECOND_FACTOR: {
		means:
			'how the directory says that a second factor was used, as amr=mfa or acr=VALUE; who comes without is refused',
		shape: z
			.string()
			.regex(/^(amr|acr)=[\x21-\x7e]+$/)
			.default('amr=mfa'),
	},
	WEBHOOK_INSIDE_HOSTS: {
		means: 'names of hosts inside the council’s network that programs may be told at, with a comma between',
		shape: z
			.string()
			.regex(/^[a-z0-9.:-]+(,[a-z0-9.:-]+)*$/i)
			.optional(),
	},
	DEMO: { means: '1 makes the demo council and offers /demo; 0 never does', shape: z.enum(['0', '1']).optional() },
	CLOCK: {
		means: 'an ISO instant at which the clock starts, for the demo council only',
		shape: z.string().refine(isInstant).optional(),
	},
} as const;

/** GOV.UK Notify, where a council has it: at least one of the templates is there. */
export interface Notify {
	apiKey: string;
	url: string;
	emailTemplate: string | undefined;
	smsTemplate: string | undefined;
}

/** The council's directory of staff, by OpenID Connect. */
export interface Directory {
	issuer: string;
	clientId: string;
	clientSecretFile: string;
	/** The claim in which the directory says that a second factor was used, and its value. */
	secondFactor: { claim: 'amr' | 'acr'; value: string };
}

export interface Config {
	host: string;
	port: number;
	publicUrl: string;
	proxies: number;
	dataDir: string;
	databaseUrl: string | undefined;
	secretKeyFile: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string;
	notify: Notify | undefined;
	directory: Directory | undefined;
	/** Hosts inside the network that webhooks may go to. None by default. */
	insideHosts: readonly string[];
	demo: boolean;
	clock: string | undefined;
}

/** Names that make an installation "configured": with none of them, a first start makes the demo council. */
const configures = [
	'PUBLIC_URL',
	'DATABASE_URL',
	'SECRET_KEY_FILE',
	'SMTP_URL',
	'NOTIFY_API_KEY',
	'OIDC_ISSUER',
] as const;

export class BadConfig extends Error {
	override name = 'BadConfig'; // known by it outside the bundle of the pages too
}

/** Reads and checks every setting, and refuses with one sentence for each that is wrong. Throws `BadConfig`. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(
		Object.keys(settings).flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
	);
	const read = z.object(mapShapes()).safeParse(given);
	if (!read.success) throw new BadConfig(read.error.issues.map(sentence).join('\n'));
	const value = read.data;
	const demo = value.DEMO === undefined ? configures.every((name) => value[name] === undefined) : value.DEMO === '1';
	const mistakes = combinations(demo, value);
	if (mistakes.length > 0) throw new BadConfig(mistakes.join('\n'));
	return {
		host: value.HOST,
		port: value.PORT,
		publicUrl: (value.PUBLIC_URL ?? `http://${value.HOST}:${value.PORT}`).replace(/\/+$/, ''),
		proxies: value.PROXIES,
		dataDir: value.DATA_DIR,
		databaseUrl: value.DATABASE_URL,
		secretKeyFile: value.SECRET_KEY_FILE,
		smtpUrl: value.SMTP_URL,
		mailFrom: value.MAIL_FROM,
		notify: notifyOf(value),
		directory: directoryOf(value),
		insideHosts: value.WEBHOOK_INSIDE_HOSTS?.toLowerCase().split(',') ?? [],
		demo,
		clock: value.CLOCK,
	};
}

type Shapes = { [Name in keyof typeof settings]: (typeof settings)[Name]['shape'] };

function mapShapes(): Shapes {
	return Object.fromEntries(Object.entries(settings).map(([name, { shape }]) => [name, shape])) as unknown as Shapes;
}

type Given = { [Name in keyof typeof settings]?: string | number | undefined };

function notifyOf(value: Pick<z.infer<z.ZodObject<Shapes>>, `NOTIFY_${string}` & keyof Shapes>): Notify | undefined {
	if (value.NOTIFY_API_KEY === undefined) return undefined;
	const { NOTIFY_API_KEY: apiKey, NOTIFY_URL: url } = value;
	return { apiKey, url, emailTemplate: value.NOTIFY_EMAIL_TEMPLATE, smsTemplate: value.NOTIFY_SMS_TEMPLATE };
}

function directoryOf(
	value: Pick<z.infer<z.ZodObject<Shapes>>, `OIDC_${string}` & keyof Shapes>,
): Directory | undefined {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: clientSecretFile } = value;
	if (issuer === undefined || clientId === undefined || clientSecretFile === undefined) return undefined;
	const [claim, ...rest] = value.OIDC_SECOND_FACTOR.split('=') as ['amr' | 'acr', ...string[]];
	return { issuer, clientId, clientSecretFile, secondFactor: { claim, value: rest.join('=') } };
}

function combinations(demo: boolean, value: Given) {
	const mistakes = [...notifyMistakes(value), ...directoryMistakes(value)];
	if (value.CLOCK !== undefined && !demo) mistakes.push('CLOCK is set, but only the demo council may set the time.');
	if (value.SECRET_KEY_FILE === undefined && !demo) {
		mistakes.push(
			`SECRET_KEY_FILE is not set: ${settings.SECRET_KEY_FILE.means}. Make one with: openssl rand -hex 32 > alongside.key`,
		);
	}
	return mistakes;
}

function notifyMistakes(value: Given): string[] {
	const templates = (['NOTIFY_EMAIL_TEMPLATE', 'NOTIFY_SMS_TEMPLATE'] as const).filter(
		(name) => value[name] !== undefined,
	);
	if (value.NOTIFY_API_KEY === undefined) {
		return templates.map((name) => `${name} is set, but not NOTIFY_API_KEY: ${settings.NOTIFY_API_KEY.means}.`);
	}
	if (templates.length > 0) return [];
	return [
		'NOTIFY_API_KEY is set, but neither NOTIFY_EMAIL_TEMPLATE nor NOTIFY_SMS_TEMPLATE: there is nothing to send.',
	];
}

/** Half a directory would be a door that nobody comes in by: all three or none. */
function directoryMistakes(value: Given): string[] {
	const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE'] as const;
	const missing = names.filter((name) => value[name] === undefined);
	if (missing.length === names.length) return [];
	return missing.map((name) => `${name} is not set, but the directory needs it: it is ${settings[name].means}.`);
}

function sentence(issue: { path: PropertyKey[] }): string {
	const name = String(issue.path[0]) as keyof typeof settings;
	return `${name} is not usable: it is ${settings[name].means}.`;
}
