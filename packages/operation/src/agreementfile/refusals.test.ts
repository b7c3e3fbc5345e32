import { expect, test } from 'vitest';
import { AGREEMENT_RULES } from '../agreement/rules.ts';
import { readAgreementFile } from './read.ts';
import { FILE_RULES } from './rules.ts';

const START = `time zone: Asia/Damascus
parties: { A: party, B: party, UN: observer }
places: { East: pick-up point, West: reception site }
roads: { Road: [East, West] }
windows:
  Night: { kind: pause, from: 2016-12-18 20:00, to: 2016-12-19 06:00 }
terms:
  city: { from: East, to: West, how many: 2500, in force: yes }
  villages: { how many: 1200, in force: yes }
batches:
  city 1: { term: city }
  villages 1: { term: villages }
`;
const LINES = START.split('\n').length;

/** The finding of a rule: line:column and the sentence. Lines of what comes after the beginning are counted from there. */
const told = (text: string, rule: string, from = 0) => {
  const { findings, ok } = readAgreementFile(text);
  const found = findings.filter((one) => one.rule === rule);
  expect(findings.map(({ rule: other, sentence }) => `${other} ${sentence}`)).toContainEqual(
    expect.stringContaining(`${rule} `),
  );
  expect(ok).toBe(!findings.some(({ level }) => level === 'refused'));
  return found.map(({ line, column, sentence }) => `${line - from}:${column} ${sentence}`);
};

const seen = new Set<string>();
const cases: readonly (readonly [rule: string, text: string, told: string])[] = [
  ['tab', 'parties:\n\tA: party\n', '2:1 A line begins with a tab: use spaces.'],
  [
    'bad-indent',
    'parties:\n  A: party\n    B: party\n',
    '2:6 This does not stand where it should: what belongs together begins in the same column.',
  ],
  [
    'not-closed',
    'roads: { Road: [East, West }\n',
    '1:28 Something is not closed, or a colon is missing here.',
  ],
  ['bad-start', 'agreement: @all\n', '1:12 No text can begin with this sign: put it in quotes.'],
  [
    'bad-yaml',
    'agreement: "\\xzz"\n',
    '1:13 This cannot be read: YAML says Invalid escape sequence \\xzz.',
  ],
  [
    'two-documents',
    'parties: {}\n---\nparties: {}\n',
    '2:1 A second document begins here: one file holds one agreement.',
  ],
  [
    'no-alias',
    'parties:\n  A: &role party\n',
    '2:12 References of YAML (& and *) are not followed: write it out.',
  ],
  ['no-tag', 'agreement: !!binary aGVsbG8=\n', '1:12 Tags of YAML (!) are not read.'],
  ['key-twice', 'parties: {}\nterms: {}\nParties: {}\n', '3:1 “Parties” is there twice.'],
  [
    'unknown-key',
    'parties:\n  A: { rol: party }\n',
    '2:8 “rol” is not something that a party has. Did you mean “role”?',
  ],
  ['unknown-key', '__proto__: {}\n', '1:1 “__proto__” is not something that an agreement has.'],
  [
    'unknown-word',
    'places:\n  East: checkpiont\n',
    '2:9 “checkpiont” is not known here; it is one of: pick up point, checkpoint, crossing, transfer point, transit site, reception site, collective shelter, hospital, district. Did you mean “checkpoint”?',
  ],
  [
    'too-alike',
    'places:\n  Kilometre 9: checkpoint\n  Kilomètre 9: checkpoint\n',
    '3:3 Kilomètre 9 and Kilometre 9 are too alike to be told apart in the records.',
  ],
  ['twice', 'parties:\n  A: party\n  a: party\n', '3:3 a is there twice.'],
  ['no-name', 'parties:\n  - role: party\n', '2:5 This has no name.'],
  [
    'not-a-name',
    'parties:\n  "They took him. Two men": party\n',
    '2:3 “They took him. Two men” cannot be written into the records as a name: at most 60 signs and 10 words, no sentence, no long number.',
  ],
  [
    'not-an-id',
    'parties:\n  A: { role: party, id: a b }\n',
    '2:25 “a b” cannot be the id of this: write it as party/east-2.',
  ],
  [
    'reserved-name',
    'parties:\n  Law: party\n',
    '2:3 Nobody can be called “Law”: the word has a meaning of its own in “required by”.',
  ],
  ['missing', 'parties:\n  A: { name: Aleppo }\n', '2:3 A does not say its “role”.'],
  ['missing', 'parties:\n  A:\n', '2:3 A does not say its “role”.'],
  ['missing', 'batches:\n  one: { people: 3 }\n', '2:3 one does not say its “term”.'],
  ['wants-map', 'terms: none\n', '1:8 Named entries belong here, one a line, each with a colon.'],
  ['wants-map', '- a\n- b\n', '1:1 Named entries belong here, one a line, each with a colon.'],
  ['wants-text', 'time zone: [Asia/Damascus]\n', '1:12 One word or name belongs here.'],
  ['wants-list', 'roads:\n  Road: { through: { East: West } }\n', '2:20 A list belongs here.'],
  [
    'unknown-time-zone',
    'time zone: Damaskus\n',
    '1:12 No time zone is called “Damaskus”: write it as Asia/Damascus.',
  ],
  [
    'no-time-zone',
    'windows:\n  N: { kind: pause, from: 2016-12-18 05:00 }\n',
    '2:27 Which time zone is this in? Say “time zone” at the top of the file, or write +02:00 behind it.',
  ],
  [
    'no-such-time',
    'windows:\n  N: { kind: pause, from: tomorrow }\n',
    '2:27 “tomorrow” is no moment: write it as 2016-12-18 05:00.',
  ],
  [
    'no-such-time',
    'time zone: Asia/Damascus\nwindows:\n  N: { kind: pause, from: 2016-02-30 05:00 }\n',
    '3:27 “2016-02-30 05:00” is no moment: write it as 2016-12-18 05:00.',
  ],
  [
    'skipped-time',
    'time zone: Europe/Berlin\nwindows:\n  N: { kind: pause, from: 2016-03-27 02:30 }\n',
    '3:27 There is no 2016-03-27 02:30 on that day: the clocks are put forward.',
  ],
  [
    'doubled-time',
    'time zone: Europe/Berlin\nwindows:\n  N: { kind: pause, from: 2016-10-30 02:30 }\n',
    '3:27 2016-10-30 02:30 is there twice on that day, when the clocks are put back: write +02:00 or +03:00 behind it.',
  ],
  [
    'no-quantity',
    'terms:\n  t: { how many: 1.5 }\n',
    '2:18 “1.5” is no number of people: write 1500, 1200-1500, all who wish, or for a batch about 300.',
  ],
  [
    'about-in-term',
    'terms:\n  t: { how many: about 300 }\n',
    '2:18 “About” binds nobody to a number: it may stand with a batch, and a term says a number, a range or all who wish.',
  ],
  [
    'all-in-batch',
    `${START}  b: { term: city, people: all who wish }\n`,
    `${LINES}:28 A batch takes as many as its term leaves when it says no number: leave this out.`,
  ],
  ['no-count', 'terms:\n  t: { vehicles: { bus: many } }\n', '2:25 “many” is not a whole number.'],
  ['not-yes-or-no', 'terms:\n  t: { in force: perhaps }\n', '2:18 “yes” or “no” belongs here.'],
  [
    'not-yes',
    `${START}  b: { term: city, required by: A, waits for: { crew ready: no } }\n`,
    `${LINES}:61 Only “yes” can stand here: a condition says what must be so.`,
  ],
  [
    'nobody-requires',
    `${START}  b: { term: city, waits for: { crew ready: yes } }\n`,
    `${LINES}:31 Nobody requires this: a batch waits only for what a party, the law or safety asks. Say “required by”.`,
  ],
  [
    'no-level',
    `${START}  b: { term: city, required by: A, waits for: { green light: B } }\n`,
    `${LINES}:62 Whose green light counts, at which level? Write it as “B, checkpoint”.`,
  ],
  [
    'too-many',
    `terms:\n  t: { owed to: [A, A, A, A, A, A, A] }\nparties: { A: party }\n`,
    '2:36 There are more than 6 here.',
  ],
  [
    'too-many-ways',
    `${START}  b:
    term: city
    required by: A
    waits for:
      - all of:
          - any of: [crew ready, list given, places ready]
          - any of: [road open, window open, security agrees]
`,
    `${LINES + 4}:9 This comes to more than 8 ways of being met, or more than 8 things at once: say it in several conditions.`,
  ],
  [
    'unknown-party',
    `${START}  b: { term: city, required by: UNN }\n`,
    `${LINES}:33 UNN is named here, and is none of the parties. Did you mean “UN”?`,
  ],
  [
    'unknown-site',
    'terms:\n  t: { from: Nowhere }\n',
    '2:14 Nowhere is named here, and is none of the places.',
  ],
  [
    'unknown-road',
    'windows:\n  N: { kind: pause, from: 2016-12-18 05:00Z, road: Raod }\nroads: { Road: [E, W] }\nplaces: { E: hospital, W: hospital }\n',
    '2:52 Raod is named here, and is none of the roads. Did you mean “Road”?',
  ],
  [
    'unknown-window',
    'terms:\n  t: { windows: Day }\n',
    '2:17 Day is named here, and is none of the windows.',
  ],
  [
    'unknown-term',
    'batches:\n  b: { term: t }\n',
    '2:14 t is named here, and is none of the terms.',
  ],
  [
    'unknown-batch',
    `${START}  b: { term: city, required by: A, waits for: { arrived: vilages 1 } }\n`,
    `${LINES}:58 vilages 1 is named here, and is none of the batches. Did you mean “villages 1”?`,
  ],
  [
    'range-upside-down',
    'terms:\n  t: { how many: 1500-1200 }\n',
    '2:18 From 1\u202f500 to 1\u202f200 is upside down.',
  ],
  [
    'parts-exceed',
    'terms:\n  t:\n    how many: 100\n    of whom: { wounded: 60, sick: 50 }\n',
    '4:14 Its parts come to at least 110, and the whole is at most 100.',
  ],
  [
    'batches-exceed',
    'terms:\n  t: { how many: 100 }\nbatches:\n  a: { term: t, people: 60 }\n  b: { term: t, people: 50 }\n',
    '2:18 Its batches come to at least 110, and the term is for at most 100.',
  ],
  [
    'batches-fall-short',
    'terms:\n  t: { how many: 100 }\nbatches:\n  a: { term: t, people: 60 }\n  b: { term: t, people: 30 }\n',
    '2:18 All its batches together come to at most 90, and the term is for at least 100.',
  ],
  [
    'terms-contradict',
    'places: { E: hospital, W: hospital }\nterms:\n  one: { from: E, to: W, how many: 100 }\n  two: { from: E, to: W, how many: 200 }\n',
    '4:36 It is for 200, and one is about the same people and says 100: both cannot be kept.',
  ],
  [
    'window-upside-down',
    'time zone: Asia/Damascus\nwindows:\n  N: { kind: pause, from: 2016-12-18 05:00, to: 2016-12-18 04:00 }\n',
    '3:49 The window ends before it begins.',
  ],
  [
    'due-before-window',
    `${START.replace('how many: 1200,', 'by: 2016-12-18 12:00, windows: Night,')}`,
    '9:19 It is to be done by 2016-12-18 12:00, and its first window opens only at 2016-12-18 20:00.',
  ],
  [
    'not-before-too-late',
    `${START.replace('how many: 1200,', 'by: 2016-12-20 12:00,')}  b: { term: villages, required by: A, waits for: [crew ready, { not before: 2016-12-20 13:00 }] }\n`,
    `${LINES}:66 It may not go before 2016-12-20 13:00, and by then villages is over.`,
  ],
  [
    'waits-for-itself',
    `${START}  b: { term: city, required by: A, waits for: { arrived: [city 1, b] } }\n`,
    `${LINES}:49 b would wait for itself.`,
  ],
  [
    'count-out-of-reach',
    `${START}  b: { term: city, required by: A, waits for: { count reached: 1300 of villages } }\n`,
    `${LINES}:49 It waits for 1\u202f300 people of villages, of whom at most 1\u202f200 are to come.`,
  ],
  [
    'waits-in-a-ring',
    `${START}  b:\n    term: city\n    required by: A\n    waits for: { arrived: c }\n  c:\n    term: villages\n    required by: B\n    waits for: { arrived: b }\n`,
    `${LINES + 3}:16 b could never go: b, c, b. Each waits for the other.`,
  ],
  [
    'never-comes',
    `${START}  b: { term: city, required by: A, waits for: { arrived: c } }\n  c: { term: city, required by: A, waits for: { arrived: d } }\n  d: { term: villages, required by: B, waits for: { arrived: c } }\n`,
    `${LINES}:47 b could never go: it waits for c, which never can.`,
  ],
  [
    'binds-nobody',
    `${START}  b: { term: city, waits for: { required by: UN, crew ready: yes } }\n`,
    `${LINES}:46 UN is no party and no guarantor: it can require nothing of a batch.`,
  ],
  [
    'no-way-to-meet',
    `${START}  b: { term: city, waits for: [{ required by: A }] }\n`,
    `${LINES}:32 Nothing is named that would meet this condition, and nobody’s word counts for it.`,
  ],
  [
    'nobody-gives-the-word',
    `${START}  b: { term: city, waits for: [{ required by: law, counts: word }] }\n`,
    `${LINES}:60 A word is to count here, and nobody is named whose word it is.`,
  ],
  [
    'no-road',
    `${START.replace('West: reception site', 'West: reception site, North: reception site')}  b: { term: city, from: West, to: North }\n`,
    `${LINES}:3 No road leads from West to North: whether it is open cannot be told.`,
  ],
  [
    'no-number',
    'parties: { A: party }\nterms: { t: { in force: yes } }\nbatches:\n  a: { term: t }\n  b: { term: t, required by: A, waits for: { arrived: a } }\n',
    '5:46 No number is agreed for a: another batch that waits until it has arrived waits for a person to say that it is complete.',
  ],
  [
    'wounded-held',
    `${START.replace('how many: 1200,', 'who: wounded,')}  b: { term: villages, required by: A, waits for: { arrived: city 1 } }\n`,
    `${LINES}:51 A holds the wounded: b waits for city 1 has arrived.`,
  ],
  [
    'not-agreed',
    'parties: { A: party, B: party, C: party }\nterms:\n  t: { said by: A }\n',
    '3:3 Not in force: B, C have not said yes.',
  ],
  [
    'not-text',
    'parties:\n  A: \u0000\n',
    '2:6 This is not a text that can be read: save it as UTF-8.',
  ],
  [
    'short-road',
    'places: { E: hospital }\nroads:\n  Road: { through: [E] }\n',
    '3:20 A road leads through two places at least.',
  ],
  [
    'place-twice',
    'places: { E: hospital, W: hospital }\nroads:\n  Road: { through: [E, W, E] }\n',
    '3:20 A road leads through each place once: E is there twice.',
  ],
  [
    'number-twice',
    `${START}  city 5: { term: city, number: 1 }\n`,
    `${LINES}:3 city 5 and city 1 are both number 1 of city.`,
  ],
  ['key-twice', 'terms: { t: { vehicles: { bus: 3, Bus: 4 } } }\n', '1:35 “Bus” is there twice.'],
  [
    'hidden-sign',
    'agreement: "\\x1b[2J"\n',
    '1:12 There is an invisible sign in this: type it anew.',
  ],
  [
    'hidden-sign',
    'parties:\n  A\u202eB: party\n',
    '2:3 There is an invisible sign in this: type it anew.',
  ],
  [
    'too-large',
    'x'.repeat(300_000),
    '1:1 This is longer than 262\u202f144 characters: no agreement is.',
  ],
  ['too-deep', `roads: ${'['.repeat(5000)}\n`, '1:40 Things lie in each other too deeply here.'],
  [
    'more-findings',
    Array.from({ length: 300 }, (_, i) => `nonsense${i}: 1`).join('\n'),
    '101:1 There is more to mend; this is enough for now.',
  ],
];

test.each(cases)('%s: %#', (rule, text, says) => {
  seen.add(rule);
  expect(told(text, rule)[0]).toBe(says);
});

test('every rule has been broken here', () => {
  const every = [...Object.keys(FILE_RULES), ...Object.keys(AGREEMENT_RULES)];
  expect(every.filter((rule) => !seen.has(rule))).toEqual([]);
});

test('line ends of any system, and a mark at the beginning, move nothing', () => {
  const text = 'parties:\n  A: party\n  B: { rol: party }\n';
  for (const written of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    expect(told(written, 'unknown-key')).toEqual([
      '3:8 “rol” is not something that a party has. Did you mean “role”?',
    ]);
  }
});

test('findings come in the order of the file, and one mistake does not hide another', () => {
  const { findings } = readAgreementFile(
    'partys: {}\nterms:\n  t: { form: East }\nplaces: { E: hospitl }\n',
  );
  expect(findings.map(({ line, meant }) => [line, meant])).toEqual([
    [1, 'parties'],
    [3, 'from'],
    [4, 'hospital'],
  ]);
});
