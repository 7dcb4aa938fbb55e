/**
 * Words that bring somebody to read at once: what children and parents say of being hurt, of being afraid of somebody, of
 * hurting themselves, of going missing. They are beginnings of words and short phrases, on purpose too many rather than too
 * few. The list can only raise an alarm: nothing in this house lowers one, and what holds none of these words is no safer
 * for it (`domain.md` 7.3: a tick, staff judgement or a word is enough; only a person decides).
 */
const alarming = {
	en: [
		...[
			'hits',
			'hit me',
			'hit us',
			'hit my',
			'hitting',
			'hurt me',
			'hurts me',
			'hurting',
			'hurt us',
			'punch',
			'kick',
			'slap',
		],
		...[
			'beat me',
			'beats',
			'beating',
			'strangl',
			'chok',
			'smack',
			'bruis',
			'bleed',
			'broke my',
			'burn me',
			'burnt me',
			'burns me',
		],
		...[
			'touch me',
			'touches me',
			'touched me',
			'touching me',
			'touch my',
			'touches my',
			'touched my',
			'private part',
			'rape',
			'abus',
			'molest',
		],
		...['sex', 'naked', 'nude', 'undress', 'gets in my bed', 'got in my bed', 'comes in my bed', 'in bed with me'],
		...[
			'kill',
			'suicid',
			'want to die',
			'wanna die',
			'wish i was dead',
			'be dead',
			'end my life',
			'not be here',
			'self harm',
			'self-harm',
		],
		...[
			'cut myself',
			'cutting myself',
			'hurt myself',
			'overdos',
			'starv',
			'no food',
			'locked in',
			'locks me',
			'locked me',
			'lock me',
		],
		...[
			'knife',
			'gun',
			'weapon',
			'threat',
			'scared of',
			'afraid of',
			'frightened of',
			'scares me',
			'not safe',
			'unsafe',
			"don't feel safe",
		],
		...[
			'dont feel safe',
			'do not feel safe',
			'run away',
			'running away',
			'ran away',
			'forced',
			'forces me',
			'makes me do',
			'made me do',
		],
		...[
			'keep it secret',
			'keep a secret',
			'not allowed to tell',
			'told me not to tell',
			"can't tell",
			'drugs',
			'county lines',
			'gang',
		],
		...['fgm', 'honour', 'marry me', 'forced marriage', 'leaves us alone', 'left alone', 'leave me alone at night'],
	],
	ar: [
		...[
			'يضرب',
			'تضرب',
			'ضرب',
			'يؤذي',
			'تؤذي',
			'آذاني',
			'أذى',
			'يخنق',
			'خنق',
			'كدمات',
			'نزيف',
			'يلمس',
			'لمسني',
			'اغتصاب',
			'اعتداء',
			'تحرش',
		],
		...[
			'عاري',
			'انتحار',
			'أموت',
			'أقتل',
			'يقتل',
			'سيقتل',
			'أؤذي نفسي',
			'أجرح نفسي',
			'سكين',
			'سلاح',
			'مسدس',
			'يهدد',
			'هدد',
		],
		...[
			'خائف من',
			'خائفة من',
			'أخاف من',
			'لست آمن',
			'لا أشعر بالأمان',
			'غير آمن',
			'يحبس',
			'حبسني',
			'أهرب',
			'هربت',
			'يجبر',
			'أجبر',
			'سر بيننا',
			'مخدرات',
			'بلا طعام',
			'جائع دائما',
		],
	],
} as const;

const ARABIC_MARKS = /[\u064b-\u065f\u0670\u0640]/g;
const LATIN = alarming.en.map((start) => new RegExp(`(?<![a-z])${start.replace(/[-']/g, (mark) => `[${mark} ’]?`)}`));

/** Whether words, in whatever language they came, hold one that brings somebody to read at once. */
export function soundsAlarm(words: string): boolean {
	const plain = words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
	if (LATIN.some((word) => word.test(plain))) return true;
	const arabic = unmarked(plain);
	return alarming.ar.some((word) => arabic.includes(unmarked(word)));
}

/** Arabic is typed with and without its vowels, and with either of its alifs. */
function unmarked(text: string): string {
	return text.replace(ARABIC_MARKS, '').replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
}
