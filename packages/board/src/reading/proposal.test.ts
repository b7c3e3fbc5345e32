import { CLAIM_CATEGORIES, MEASURES, SPEAKER_ROLES, UNITS } from '@corridor/operation';
import type { ClaimProposal, EventProposal } from '@corridor/reading';
import { expect, test } from 'vitest';
import { categoryCode, eventCode, measureCode, roleCode, unitCode } from './ledgerWords.ts';
import { claimProposal, eventProposal } from './proposal.ts';

const text = 'Près de 9 500 personnes ont quitté la ville, dont 320 blessés, a dit le gouverneur.';
const at = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const read = (more: Partial<ClaimProposal> = {}): ClaimProposal => ({
  quote: at(text),
  num: at('Près de 9 500'),
  value: 9500,
  low: null,
  high: null,
  approx: 'nearly',
  unit: 'person',
  measure: 'left',
  category: 'any',
  hedge: false,
  speaker: 'le gouverneur',
  speakerUnresolved: false,
  speakerRole: null,
  reportedVia: null,
  saidOn: '2016-12-17',
  aboutFrom: null,
  aboutTo: null,
  fromPlace: null,
  toPlace: null,
  place: null,
  partOf: null,
  isCumulative: false,
  supersedes: null,
  by: { speaker: [at('le gouverneur')], unit: [at('personnes')] },
  ...more,
});
const paper = { text, document: 'document/d7', publisher: 'Le Courrier' } as const;
const proposed = (more: Partial<ClaimProposal> = {}, role: string | null = null) => {
  const made = claimProposal(read(more), [read(more)], role, paper);
  if (!made) throw new Error('there is a figure in it');
  return made;
};

test('what the reader read, as the ledger says it, with where it stands', () => {
  const { id, fact, notTaken, by } = proposed({}, 'local-authority');
  expect(id).toBe('claim/d7.0');
  expect(fact).toEqual({
    quantity: { value: 9500 },
    approx: 'nearly',
    unit: 'person',
    measure: 'departed',
    hedge: false,
    speaker: 'le gouverneur',
    speakerRole: 'local-authority',
    channel: 'Le Courrier',
    document: 'document/d7',
    start: 0,
    end: text.length,
    saidOn: { date: '2016-12-17', precision: 'day' },
  });
  expect(notTaken).toEqual([]);
  expect(by.map(({ field, span }) => `${field}: ${text.slice(span.start, span.end)}`)).toEqual([
    'unit: personnes',
    'speaker: le gouverneur',
  ]);
});

test('what the ledger has no word for stays blank and is said, and never becomes something near', () => {
  const { fact, notTaken } = proposed({
    unit: 'helicopter',
    measure: 'abducted',
    category: 'journalist',
  });
  expect([fact.unit, fact.measure, fact.category]).toEqual([undefined, undefined, undefined]);
  expect(notTaken).toEqual([
    { field: 'unit', word: 'helicopter' },
    { field: 'measure', word: 'abducted' },
    { field: 'category', word: 'journalist' },
  ]);
});

test('a name longer than the log takes is not cut: a person shortens it', () => {
  const name =
    'le porte-parole du commandement conjoint des forces de la région nord et de ses alliés';
  const { fact, notTaken } = proposed({ speaker: name });
  expect(fact.speaker).toBeUndefined();
  expect(notTaken).toEqual([{ field: 'speaker', name }]);
});

test('invisible marks of a copied name are left out; the name is not', () => {
  expect(proposed({ speaker: '\u200fمحافظ\u00adالمدينة\u200f ' }).fact.speaker).toBe(
    'محافظالمدينة',
  );
});

test('nobody is named: nobody is put in, not even the paper', () => {
  const { fact } = proposed({ speaker: null, speakerUnresolved: true });
  expect(fact.speaker).toBeUndefined();
  expect(fact.speakerUnresolved).toBe(true);
  expect(fact.channel).toBe('Le Courrier');
});

test('an agency that carried it is the channel, whoever printed it', () => {
  expect(proposed({ reportedVia: 'Agence Nord' }).fact.channel).toBe('Agence Nord');
});

test('no date without a word that gave it; a month stays a month', () => {
  expect(proposed({ saidOn: null }).fact.saidOn).toBeUndefined();
  expect(proposed({ saidOn: '2016-12' }).fact.saidOn).toEqual({
    date: '2016-12',
    precision: 'period',
  });
});

test('“dont 320 blessés” is a part of the figure before it, by its place in the text', () => {
  const whole = read();
  const part = read({ num: at('320'), value: 320, category: 'wounded', partOf: 0 });
  expect(claimProposal(part, [whole, part], null, paper)?.fact.partOf).toBe('claim/d7.0');
});

test('a word without a number is a range; where there is no figure there is no claim', () => {
  expect(proposed({ value: null, low: 20, high: 99 }).fact.quantity).toEqual({ low: 20, high: 99 });
  expect(claimProposal(read({ value: null }), [], null, paper)).toBeNull();
});

test('a running total is one, a day is a day, and where nobody said neither is written', () => {
  expect(proposed({ isCumulative: true, aboutFrom: '2016-12-15' }).fact.cumulative).toBe(true);
  expect(proposed({ aboutFrom: '2016-12-15' }).fact.cumulative).toBe(false);
  expect(proposed().fact).not.toHaveProperty('cumulative');
});

test('an event has its day only where the text fixes one; what the ledger has no word for is said', () => {
  const event: EventProposal = {
    quote: at(text),
    type: 'evacuation_ongoing',
    date: null,
    clock: null,
    places: ['Ramouseh'],
    parties: [],
    source: null,
    hedge: false,
    by: {},
  };
  expect(eventProposal(event, paper).fact).toEqual({
    event: 'evacuation-under-way',
    hedge: false,
    channel: 'Le Courrier',
    document: 'document/d7',
    start: 0,
    end: text.length,
    place: 'Ramouseh',
  });
  const strange = eventProposal({ ...event, type: 'eclipse' }, paper);
  expect(strange.fact.event).toBe('other');
  expect(strange.notTaken).toEqual([{ field: 'event', word: 'eclipse' }]);
  // What is due is no departure yet; it is one said as a plan.
  const due = { ...event, type: 'convoy_planned' };
  expect(eventProposal(due, paper).fact.event).toBe('other');
  expect(eventProposal({ ...due, hedge: true }, paper).fact).toMatchObject({
    event: 'departure',
    hedge: true,
  });
});

test('every code that is given is one of the ledger’s', () => {
  for (const unit of ['person', 'truck', 'km2', 'neighbourhood', 'percent']) {
    expect(UNITS).toContain(unitCode(unit));
  }
  for (const measure of ['left', 'to_be_evacuated', 'control_share', 'killed']) {
    expect(MEASURES).toContain(measureCode(measure));
  }
  expect(CLAIM_CATEGORIES).toContain(categoryCode('prisoner'));
  expect(SPEAKER_ROLES).toContain(roleCode('armed-actor'));
  expect([unitCode('toString'), roleCode('king'), eventCode('constructor', true)]).toEqual([
    null,
    null,
    null,
  ]);
});
