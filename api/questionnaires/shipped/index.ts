import type { Instrument, InstrumentCode } from '../instrument.ts';
import { afterParent, afterYoung } from './after.ts';
import { closure13to17 } from './closure-13-17.ts';
import { closure8to12, closureUnder8 } from './closure-children.ts';
import { closureParent } from './closure-parent.ts';
import { review13to17 } from './review-13-17.ts';
import { review4to8 } from './review-4-8.ts';
import { review9to12 } from './review-9-12.ts';
import { views12to17 } from './views-12-17.ts';
import { views4to7 } from './views-4-7.ts';
import { views8to11 } from './views-8-11.ts';
import { viewsParent } from './views-parent.ts';

/** The instruments that come with the software. A council may publish its own version of each. */
export const shipped: Record<InstrumentCode, Instrument> = {
	views_4_7: views4to7,
	views_8_11: views8to11,
	views_12_17: views12to17,
	views_parent: viewsParent,
	review_4_8: review4to8,
	review_9_12: review9to12,
	review_13_17: review13to17,
	after_young: afterYoung,
	after_parent: afterParent,
	closure_under_8: closureUnder8,
	closure_8_12: closure8to12,
	closure_13_17: closure13to17,
	closure_parent: closureParent,
};
