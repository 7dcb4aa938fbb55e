import { z } from '@hono/zod-openapi';
import { room, route } from '../door.ts';
import { answers } from '../form.ts';
import type { World } from '../world.ts';
import { readable } from './colour.ts';
import { getSettings } from './queries.ts';

const council = z
	.object({
		serviceName: z.string(),
		councilName: z.string(),
		councilAddress: z.string().openapi({ description: 'Lines with commas between them, for the head of a letter' }),
		officeOpens: z.string().openapi({ example: '09:00' }),
		officeCloses: z.string().openapi({ example: '17:00' }),
		frontDoorPhone: z.string(),
		outOfHoursPhone: z.string(),
		complaintsPhone: z.string(),
		complaintsEmail: z.string(),
		advocacyName: z.string(),
		advocacyPhone: z.string(),
		leaveTo: z.string(),
		publicUrl: z.string().openapi({ description: 'How people reach it: what a printed square code leads to' }),
		mainColour: z
			.object({ light: z.string(), dark: z.string() })
			.nullable()
			.openapi({ description: 'The council’s own colour by day and by night; null is the one that ships' }),
		textMessages: z.boolean().openapi({ description: 'Whether the council can send text messages' }),
		demo: z.boolean(),
		today: z.string(),
	})
	.openapi('Council');

const getCouncil = route(
	{ anyone: 'the council’s own name and numbers are on every page' },
	{
		method: 'get',
		path: '/api/council',
		summary: 'The council’s name, numbers and today’s date in London',
		responses: { 200: answers(council) },
	},
);

export const councilRoutes = (world: World) =>
	room().openapi(getCouncil, async (c) => {
		const settings = await getSettings(world.db);
		return c.json(
			{
				serviceName: settings.service_name,
				councilName: settings.council_name,
				councilAddress: settings.council_address,
				officeOpens: settings.office_opens,
				officeCloses: settings.office_closes,
				frontDoorPhone: settings.front_door_phone,
				outOfHoursPhone: settings.out_of_hours_phone,
				complaintsPhone: settings.complaints_phone,
				complaintsEmail: settings.complaints_email,
				advocacyName: settings.advocacy_name,
				advocacyPhone: settings.advocacy_phone,
				leaveTo: settings.leave_to,
				publicUrl: world.config.publicUrl,
				mainColour: readable(settings.main_colour) ?? null,
				textMessages: world.config.notify?.smsTemplate !== undefined,
				demo: world.config.demo,
				today: world.clock.today(),
			},
			200,
		);
	});
