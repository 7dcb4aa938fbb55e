import { isLanguage, type Language } from '../../accounts/languages.ts';
import type { GuideText, GuideWording, ShippedGuide, TopicId } from '../topics.ts';
import ar from './ar.json' with { type: 'json' };
import bn from './bn.json' with { type: 'json' };
import cy from './cy.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

/** The guide that comes with the software, in each language of the house. */
const shipped: Readonly<Record<Language, ShippedGuide>> = { ar, bn, cy, en, es, fa, pl, pt, uk, ur };

/** Which text it is: one topic, in one language and wording. */
export interface TextOf {
	topic: TopicId;
	language: string;
	wording: GuideWording;
}

export function shippedText({ topic, language, wording }: TextOf): GuideText | undefined {
	return isLanguage(language) ? shipped[language][topic][wording] : undefined;
}
