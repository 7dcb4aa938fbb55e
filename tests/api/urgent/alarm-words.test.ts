import { expect, test } from 'vitest';
import { soundsAlarm } from '../../../api/urgent/alarm-words.ts';

test.each([
	'he hits me',
	'He HITS   me when mum is out',
	'she punched my brother',
	'I don’t feel safe',
	'I dont feel safe',
	'I want to die',
	'i have been cutting myself',
	'my uncle touches me',
	'he told me not to tell',
	'there is no food at home',
	'I’m scared of him',
	'هو يضربني',
	'أخاف من أبي',
	'اخاف من ابي',
	'لا أشعرُ بالأمان هنا',
])('somebody is called to read: %s', (words) => {
	expect(soundsAlarm(words)).toBe(true);
});

test.each([
	'I like my school',
	'I want to see my sister more',
	'My skill is football',
	'We began in Sussex',
	'أحب مدرستي',
	'',
])('nobody is called for this alone, and it is no safer for it: %s', (words) => {
	expect(soundsAlarm(words)).toBe(false);
});
