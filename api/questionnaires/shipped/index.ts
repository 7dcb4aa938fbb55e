import type { Instrument, InstrumentCode } from '../instrument.ts';
import { views8to11 } from './views-8-11.ts';

/** The instruments that come with the software. A council may publish its own version of each. */
export const shipped: Partial<Record<InstrumentCode, Instrument>> = { views_8_11: views8to11 };
