/**
 * The words of return codes: 1024, so that each is worth ten bits. A nine-year-old can read and spell them, none sounds
 * like another word, no slip of one letter turns one into another, and none could hurt a child who is given it: nothing
 * about families, bodies, fear, faith or the work of this service.
 *
 * A code in somebody's drawer is made of these. Never change, move or remove one.
 */
export const words: readonly string[] = `
	abacus acorn acrobat airport album alder almond alpaca anchor angle anorak anthill antler apple apricot apron
	aqua arcade archway artist artwork aspen athlete atlas autumn avenue avocado
	badger bagel bagpipe bakery baking balance ballet balloon bamboo bandana banjo banner banquet barley barn basin
	basket beacon beagle beak beanbag beehive beeswax beetle bench bicycle bike birch birdbox birdie biscuit bison
	blanket blazer blender blink bloom blossom bluejay boating bobble bold bonbon bongo bonnet bookend boot bouncy
	bouquet bowling bracken bramble branch brave breeze bridge bright brisk bronze broth brush bubbly bucket budgie
	buffalo buffet builder bulb bulldog bulrush bumble bumper bundle bungee bunny bunting burger burrito burrow bus
	butter buzz
	cabin cactus cake camel camp canal candle canoe canteen canyon captain caramel carpet carry cartoon carve cashew
	castle catfish catkin cedar celery cello cement chair chalk chapter cheddar cheese chef chimney chirpy chive
	chorus chuckle chutney cinema circus city clay clear climb clock cloth cloud clover coaster coat cocoon cod
	coffee coin collie colour comet compass concert conifer conker cookie cooler corgi corncob cornet cosmic cosy
	cottage cotton count courage cove cowbell cowshed cowslip crab craft crane crater crayon create cress cricket
	crimson crisp crocus croquet crown crumb crunchy cub cupcake curious curling curtain cushion custard cycle
	cycling
	dancer dancing dash daytime dazzle deliver design desk dewdrop diamond dig dinghy dinner disco display diving
	dolphin dome domino doormat dotted double drawing dreamy drift drive drizzle drum duchess dune duster
	eager earmuff earring earth easel eclair eclipse eggbox eggcup elm emerald emu engine eraser explore
	fable fabric falafel falcon farmer farming fast fawn feather feline fence ferret festive fetch field fiesta fin
	firefly flake flap flask flavour fleece flicker flint flipper float floral florist floss fluffy flute fly foal
	foggy folder forest fork fortune fox frame freezer fresh frilly frog frost fruit funnel furry fuzzy
	gadget galaxy gallery gallop gander gannet garage garden garland garlic gather gazebo gazelle gecko gentle
	gerbil gifted giggle gingham giraffe glacier glade glider gliding glimmer glitter globe glossy glowing goalie
	goblet goggles golden gosling grain grand granite granola grape grassy gravy green grouse grove grow guess guide
	guitar gumboot gumdrop gumtree guppy gurgle gymnast
	habitat haggis hallway hamlet hammock hamster handbag handy happy harbour harmony harp harvest hat hawk hayloft
	haze hedge helpful heron herring hexagon hiccup hiking hill hobby hockey hoof hooray hopeful horizon hotpot
	hover humming hummus hurdle hurrah husky hutch
	iceberg icebox icicle icing idea igloo iguana imagine inch indigo ingot ink inlet invent island
	jacket jaguar jam jaunt jazzy jelly jersey jetty jewel jigsaw jogger jogging joke journal joyful jubilee juggler
	juice jukebox jump jungle jupiter
	kale kayak kazoo kebab keen kennel kestrel ketchup kettle keyring kilt kind kingdom kitbag kitchen kite kitten
	kiwi koala
	ladder ladle lagoon lamb lantern lapwing larch laugh laundry leaflet leafy leap learn legend lemon lemur lend
	lentil leopard lettuce lever library lid lift light lilac lilypad lime limpet linnet lion listen lively lizard
	llama loaf lobster lodge lolly loop lorry lounge lucky lunar lunch lupin
	magenta magical magnet magpie mallard mammoth mango maple maraca marble marker maroon marrow marsh mascot maths
	maypole meadow meerkat melt mermaid merry meteor midday mighty mild mineral minibus minnow mint mirror mix
	moonlit moped moss moth mouse mudpie muffin mulch museum music
	napkin nature navy nectar neptune netball newt nimble noble noodle noon notepad novel nugget number nutmeg nylon
	oasis oatcake oatmeal oblong ocean octagon octopus onion opera orange orbit orca orchard oregano origami ostrich
	otter oval oven owl oyster
	paddock page pagoda paint palace palm pancake panpipe pantry papaya paper paprika parade parasol parcel park
	parrot parsley parsnip party pasta pasture path patio pattern peanut peapod pebble pecan peg pelican pencil
	penguin peony pepper pesto petal piano piccolo pickle picnic picture pillar pilot pinball pine pioneer pitta
	pizza planner plant plastic platter playful plaza plug plumber pocket podium poet pogo polish polka pollen
	polygon pompom poncho pond pool popcorn poplar postbox poster postman potato potluck pottery prairie prance
	prawn pretzel printer prism proud pudding puddle puma pumpkin puppet purple purse puzzle pyramid
	quail quartet queen quick quill quirky quiver quiz
	rabbit racing radiant radish rafter railway rainbow rainy raisin ranger rapid rattle reader recipe redwood reef
	referee restful rhino rhubarb ribbon rice riddle ripple river roadmap robot rocky rodeo rooftop rooster rosebud
	rosehip rosette rowboat rowing royal rudder rugby ruler rumba runway russet rustle
	saddle safari sailor salad salmon salsa salt salute samba samosa sandal sandpit sapling sardine sari satchel
	satsuma saturn saucer sawdust sawmill scamper scarf scenery science scone scooter scuba seabird seafood seagull
	seaside season seaweed seesaw sesame shade shallot shawl shed shelf sherbet shield shimmer shingle shiny shirt
	shoal shop shorts shrub shuffle shutter signal silk silver simple singer singing skater skating sketch skier
	skiing skip skittle skylark skyline slalom slate sledge sleet slide slope smile smooth snapper snazzy snooker
	snorkel snowman snowy snug soccer sock sofa solar solid song sorbet soup space spaniel sparkly sparrow spatula
	speaker speckle spell spinach spindle spinner spiral splash splotch sponge spoon spotted sprint sprout squash
	squid stable stack stadium stall stamp starlit starry steady stencil stereo stew sticker stilts stir stoat straw
	stream stripe stroll strudel studio suit sultana summer sunbeam sundial sunfish sunhat sunlit sunray sunrise
	sunroof sunset suntrap superb supper surfer surfing sushi swan sweater swede sweep swift swim swing swirl swishy
	syrup
	tabby taco tadpole tandem tapas tape tarmac tartan tasty taxi teacake teacup teal teapot teatime tempo tennis
	tent terrier thatch theatre thicket thimble think thistle thread tiara tidy tiger tile timber tinfoil toast
	toffees tofu token tomato tomcat toolbox toolkit topaz torch toucan tourist tower town toyshop trace tractor
	traffic trail trainer tram trapeze travel trawler treacle treetop tricky trifle trike trinket tripod trolley
	trophy trot truck true truffle trumpet trundle try tugboat tulip tundra tuneful tunic turf turtle tweed twig
	twinkle twist
	unfold unicorn uniform
	valley valve vanilla vase velvet verse vet village vinegar violin vote
	wafer waffle wagon wagtail waiter walker walking walkway wallaby walnut warbler warm weaver weekday welcome
	wellies wetsuit wheat whelk whisker wicket widget window winter wise wobbly wombat wooden woollen wreath
	yak yard yodel yoyo yummy yurt
	zany zebra zesty zigzag zinc zip zoom
`
	.trim()
	.split(/\s+/);
