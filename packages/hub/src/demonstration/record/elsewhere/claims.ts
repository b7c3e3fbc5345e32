import type { Fact } from '@corridor/operation';
import { type Entry, entry } from '../entry.ts';
import { REFERENCES, type Reference } from './documents.ts';

type Claim = Fact<'claim', 'recorded@1'>;

/** No text is held, so there is no quote to point at: the publication alone vouches. */
const told = (
  id: string,
  { document, publishedOn, out }: Reference,
  what: Omit<Claim, 'document' | 'hedge' | 'saidOn'> & { readonly hedge?: true },
): Entry =>
  entry(out, `claim/elsewhere-${id}`, 'recorded@1', {
    ...what,
    hedge: what.hedge ?? false,
    document,
    saidOn: { date: publishedOn, precision: publishedOn.length === 10 ? 'day' : 'period' },
  });

const { guardian15, reuters16, reuters18, middleEastEye, arabsToday20, securityCouncil19 } =
  REFERENCES;

/** A written agreement that Reuters says it saw: planned figures, in two exchanges and a last one. */
const planned = (id: string, value: number, from: string, approx: Claim['approx'] & string) =>
  told(id, reuters18, {
    quantity: { value },
    approx,
    unit: 'person',
    measure: 'to-be-evacuated',
    category: 'any',
    hedge: true,
    from,
  });

export const elsewhereClaims: readonly Entry[] = [
  // One armed group said the villages were part of the agreement, another that they were not.
  told('villages-denied', guardian15, {
    event: 'agreement',
    speakerRole: 'armed-actor',
    aboutFrom: '2016-12-15',
    aboutTo: '2016-12-15',
    place: 'Foua and Kefraya',
  }),
  // The intermediaries were told to leave. No reason was given, and who ordered it was only assumed.
  told('told-to-leave', reuters16, {
    event: 'suspension',
    speaker: 'World Health Organization',
    speakerRole: 'united-nations',
    aboutFrom: '2016-12-16',
    aboutTo: '2016-12-16',
    place: 'East Aleppo',
  }),
  told('new-terms', reuters18, {
    event: 'agreement',
    aboutFrom: '2016-12-18',
    aboutTo: '2016-12-18',
    place: 'East Aleppo',
  }),
  planned('villages-first', 2500, 'Foua and Kefraya', 'exact'),
  planned('exchange-from-villages', 1200, 'Foua and Kefraya', 'about'),
  planned('exchange-from-aleppo', 1200, 'East Aleppo', 'about'),
  planned('villages-second', 1500, 'Foua and Kefraya', 'exact'),
  planned('madaya-zabadani', 1500, 'Madaya and Zabadani', 'exact'),
  // Five or six, empty, on their way to the villages: the sources differ, so the range stands.
  told('buses-burned', middleEastEye, {
    event: 'attack',
    quantity: { low: 5, high: 6 },
    approx: 'about',
    unit: 'bus',
    measure: 'struck',
    aboutFrom: '2016-12-18',
    aboutTo: '2016-12-18',
    to: 'Foua and Kefraya',
  }),
  told('moving-again', arabsToday20, {
    event: 'resumption',
    aboutFrom: '2016-12-19',
    aboutTo: '2016-12-19',
    from: 'East Aleppo',
  }),
  told('observers-voted', securityCouncil19, {
    event: 'vote',
    speaker: 'United Nations Security Council',
    speakerRole: 'united-nations',
    aboutFrom: '2016-12-19',
    aboutTo: '2016-12-19',
  }),
  told('observers-there', REFERENCES.sputnik22, {
    event: 'supervision',
    quantity: { value: 31 },
    approx: 'exact',
    unit: 'person',
    measure: 'other',
    category: 'staff',
    place: 'site/ramouseh',
  }),
];
