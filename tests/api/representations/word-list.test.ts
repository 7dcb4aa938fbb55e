import { expect, test } from 'vitest';
import { words } from '../../../api/representations/word-list.ts';

const list = (text: string) => text.trim().split(/\s+/);
const together = new Set(words);

/** Words that sound like another word in the speech of England, where "tuna" is "tuner". */
const soundLikeAnother = list(`
	add aisle allowed aloud ant arc ark ate aunt awe bail bald bale ball band banned bare base bass bawl bawled
	beach bean bear beat bee beech been beet bell belle berry billed bite blew blue board boarder bolder border
	bored bough boulder bow boy brake bread break bred brews bridal bridle broach brooch brows browse bruise bruised
	buoy bury but butt buy bye byte cache carat carrot cash cede ceiling cell cellar cent cereal ceres chased chaste
	cheap cheater check cheep cheetah cheque chews chilli chilly choir chord chute cite claws coarse cord council
	counsel course coward cowered creak creek crews cruise cue currant current cymbal dam damn days daze dear deer
	desert dessert dew die discreet discrete doe dough draft draught draw drawer dual due duel dye earn eight ewe
	ewes faint fair fare farm farther father feat feet feint find fined finish finnish fir fisher fissure flair
	flare flaw flea flee flew floor flour flower flu for fore fort forth fought foul four fourth fowl frees freeze
	frieze fur gait gamble gambol gate gene genes gilt gnu gorilla grate grater great greater groan grown guerrilla
	guessed guest guilt guise guys hail hair hale hall hangar hanger hare haul hay heal hear heard heel herd here
	heroin heroine hew hey higher him hire hoarse hole holy horse hour hue hymn idle idol inn isle jean jeans key
	knead knew knight knit knot know knows lac lack laid lain lane laps lapse law lead leak led leek lessen lesson
	liar licker lie lightening lightning liquor load loan lode lone lore lye lynx lyre made maid mail main maize
	male mane mantel mantle marshal martial mask masque maze meat medal meddle meet metal meter metre mettle might
	mince mind mined miner minor mints missed mist mite moan mode mooed moor moose more morning mourning mousse
	mowed mown muscle mussel mustered naval navel nay need neigh new night nit none nose not nun oar one ore our
	overdo overdue paced packed packs pact pail pain pair pale palette pallet panda pander pane pare passed past
	paste patience patients pause paw paws pax pea peace peak peal pear pedal pedaller peddle peddler pee peek peel
	peer piece pier place plaice plain plane pleas please plum plumb plural poke poker pole poll poor pore pour
	praise pray prays prey pride pried principal principle prise prize prizes profit prophet quarts quartz quay
	queue quire rack rain raise rap rapped rays read real red reed reel reign rein rest retch revue rhyme rigger
	right rigour rime ring ringer rite road rode roe roes role roll roomer root rose rote rough route row rowed rows
	ruff rumour rung rye sac sachet sack sail sale sashay sauce saver savour saw sawed scene scent scull sea sealing
	seam sear sects see seed seem seen seer sell seller sent serf serial series sew sex shake shear sheer sheikh
	shoe shoo shoot shore side sighed sighs sight sink site size skull slay sleigh sleight slew sloe slough slow
	soar sole some son sonny sore soul source sow staff staid stair stake stalk staph stare stationary stationery
	stayed steak steal steel stile stoop storey stork story stoup straight strait style suite sum sun sundae sunday
	sunny sure surf swat sweet sword swot symbol sync tacked tacks tact tail tale tassel taught taut tea team tear
	tee teem tense tents tern their there threw throne through thrown thyme tic tick tide tied tier time tire toad
	toe told tolled too tort tough tour tow towed tracked tract troop troupe trussed trust tuber tucks tuff tuna
	tuner turn tux two tyre urn use vain vale vane vary veil vein very wade wail waist wait waive wan wand want war
	ware warn waste watt wave wax way weak wear weather weave wee weed week weigh weighed weight well wether whacks
	whale what wheel where whether which whine whirl whit whizz whole whorl wind wine wined wit witch won wonder
	wont wood wore worn would wrack wrap wrapt wrest wretch wring wringer write wrote wrung wry yaw yew yoke yolk
	yore you your
`);

/** Words that could frighten, shame or remind, given to a child without anybody choosing them for that child. */
const couldHurt = list(`
	mum mummy dad daddy mother father sister brother nan gran family parent aunt uncle cousin baby orphan foster
	adopt stepdad home bed bedroom bath shower naked undress touch tickle kiss hug cuddle lap secret promise hush
	quiet treat present photo video camera hit slap punch kick belt stick hurt pain cry sob scream shout angry anger
	mad bad naughty evil cruel bully blame shame sorry sad scared afraid fear ghost monster witch skull dead death
	die kill grave murder blood wound scar bruise knife gun bomb rope axe sword razor needle poison drug pill drunk
	beer wine smoke fire burn drown fall dark night alone lost lonely lock cage trap chain prison jail police court
	judge fat ugly stupid dumb thick slow dirty smelly spotty short skinny body head face hair skin bum nose leg arm
	hand foot sick ill doctor nurse ward hospital tablet god pray church mosque temple angel devil hell heaven pig
	donkey monkey ape rat snake spider worm leave run away hide escape report social worker case plan contact order
	section placement assess
`);

/** Names that a child, a sister or a brother may have. */
const names = list(`
	amber ruby daisy lily ivy holly hazel rose poppy jasmine olive willow rowan robin heather iris violet pearl jade
	scarlet penny teddy jack max harry charlie grace hope faith joy melody crystal star sandy misty coral saffron
	honey sky dale glen heath archie alfie
`);

test('there are 1024 different words, so that each is worth ten bits', () => {
	expect(words).toHaveLength(1024);
	expect(together.size).toBe(1024);
});

test('each word is three to seven small letters', () => {
	expect(words.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([]);
});

test('no word sounds like another word that a child might write instead', () => {
	expect(soundLikeAnother.filter((word) => together.has(word))).toEqual([]);
});

test('no word could hurt the child it is given to', () => {
	expect(couldHurt.filter((word) => together.has(word))).toEqual([]);
});

test('no word is the name of somebody in a family', () => {
	expect(names.filter((word) => together.has(word))).toEqual([]);
});

test('no one slip of the hand turns a word into another: a letter wrong, missing, too many, or two changed about', () => {
	const slips = words.flatMap((word) => oneSlipFrom(word).filter((slip) => together.has(slip)));
	expect(slips).toEqual([]);
});

test('no word is the beginning of another, so that a code cut short is not another code', () => {
	const beginnings = words.filter((word) => words.some((other) => other !== word && other.startsWith(word)));
	expect(beginnings).toEqual([]);
});

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

function oneSlipFrom(word: string): string[] {
	const places = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
	const slips = places.flatMap(([before, after]) => [
		before + after.slice(1),
		before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
		...letters.flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
	]);
	return slips.filter((slip) => slip !== word);
}
