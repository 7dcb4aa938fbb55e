import { z } from '@hono/zod-openapi';
import { administratorOnly, reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, line, refusals } from '../form.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { changeSettings, checkSetting } from './changes.ts';
import { listSettings } from './queries.ts';
import { settingKinds, settingLength } from './setting-rules.ts';
import { type SettingName, settingNames } from './settings.ts';

const name = z.enum(settingNames);
const named = z.object({ setting: id() });

/** On one line, or empty: which of them may be left empty is for the setting to say. */
const value = z
	.string()
	.trim()
	.max(settingLength)
	.refine((text) => text === '' || line(settingLength).safeParse(text).success, { error: 'form.field.one_line' });

/** Each setting by its name, with what kind of thing it is as its format: a name and a text have none. */
const values = z.strictObject(
	Object.fromEntries(
		settingNames.map((one) => {
			const kind = settingKinds[one];
			const said = kind === 'name' || kind === 'text' ? value : value.openapi({ type: 'string', format: kind });
			return [one, said.optional()];
		}),
	) as Record<SettingName, z.ZodOptional<typeof value>>,
);

const getSettings = route(reads(administratorOnly, { nobody: 'what the council says of itself' }), {
	method: 'get',
	path: '/api/settings',
	summary: 'What the council says of itself, with the day by which each number is checked again',
	responses: {
		200: answers(
			z.object({
				seen: z.string(),
				settings: z.array(
					z.object({
						name,
						value: z.string(),
						isOwn: z.boolean().openapi({ description: 'The council set it; otherwise it is what ships' }),
						reviewOn: z.string().nullable(),
						needsCheck: z.boolean(),
					}),
				),
			}),
		),
	},
});

const patchSettings = route(administratorOnly, {
	method: 'patch',
	path: '/api/settings',
	summary: 'Set what the council says of itself: all of it, or nothing',
	request: {
		body: body(
			z.strictObject({
				seen: id(),
				values: values.default({}),
				reviewOn: z.partialRecord(name, day()).default({}),
			}),
		),
	},
	responses: { 204: { description: 'Set' }, 409: refusals[409], 422: refusals[422] },
});

const postCheck = route(administratorOnly, {
	method: 'post',
	path: '/api/settings/{setting}/checks',
	summary: 'A number was rung today, or an address written to, and it is right',
	request: { params: named },
	responses: { 204: { description: 'Noted' }, 404: refusals[404], 409: refusals[409], 422: refusals[422] },
});

export const settingRoutes = (world: World) =>
	room()
		.openapi(getSettings, async (c) => c.json(await listSettings(world.db, world), 200))
		.openapi(patchSettings, async (c) => {
			const { seen, values, reviewOn } = c.req.valid('json');
			const given = Object.entries(values).filter(([, one]) => one !== undefined);
			await changeSettings(world, staffOf(c), { seen, values: Object.fromEntries(given), reviewOn });
			return c.body(null, 204);
		})
		.openapi(postCheck, async (c) => {
			const setting = name.safeParse(c.req.valid('param').setting);
			if (!setting.success) throw notFound();
			await checkSetting(world, staffOf(c), setting.data);
			return c.body(null, 204);
		});
