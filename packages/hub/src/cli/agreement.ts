import { readFileSync, statSync } from 'node:fs';
import {
  type AgreementDraft,
  boundBatches,
  type DraftBatch,
  type DraftCondition,
  type DraftTerm,
  findWaves,
} from '@corridor/operation';
import {
  type AgreementFile,
  createZone,
  LONGEST_FILE,
  meansToSentence,
  readAgreementFile,
  type Saying,
  timeToText,
} from '@corridor/operation/agreement-file';
import { Command } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { Stop } from './exit.ts';
import { createOutput, figure, type Output } from './output.ts';

const unreadable = (file: string, sentence: string) =>
  new Stop('usage', `${file} cannot be read: ${sentence}`);

/** A sign of UTF-8 has at most four bytes: what is larger than this is no agreement, and is not read. */
const MOST_BYTES = 4 * LONGEST_FILE;

export const agreementCommand = () =>
  new Command('agreement').description('look at an agreement that is written as a file').addCommand(
    new Command('check')
      .description(
        'check an agreement: who is bound, what every batch waits for, in which order batches can go,\n' +
          'and what cannot be; how such a file is written: docs/agreement-file.md',
      )
      .argument('<file>', 'agreement to read (YAML)')
      .argument('[more...]')
      .option('--json', 'machine-readable output', false)
      .addHelpText(
        'after',
        '\nExit code 0: nothing is refused. 1: refused, each reason with FILE:LINE:COLUMN. 2: no text, or called wrongly.',
      )
      .action((file: string, more: readonly string[], { json }: { json: boolean }) => {
        if (more.length > 0)
          throw new Stop(
            'usage',
            `These are ${more.length + 1} files.`,
            'An agreement is one file: what stands in two could contradict itself. Check one at a time.',
          );
        check(file, createOutput(json));
      }),
  );

function check(path: string, output: Output): void {
  mustBeFile(path);
  const stat = statSync(path);
  // A device would be read for ever.
  if (!stat.isFile()) throw unreadable(path, 'it is no file of the disk.');
  if (stat.size > MOST_BYTES)
    throw unreadable(path, `it is larger than ${figure(LONGEST_FILE)} characters.`);
  const file = readAgreementFile(new TextDecoder().decode(readFileSync(path)));
  const isText = file.findings.find(({ rule }) => rule === 'too-large' || rule === 'not-text');
  if (isText) throw unreadable(path, isText.sentence);
  output.result(fileToJson(path, file));
  if (file.title) output.say(file.title);
  if (file.isWhole) sayDraft(file, output);
  const refused = file.findings.filter(({ level }) => level === 'refused');
  for (const [title, level] of [
    ['To know', 'noted'],
    ['Refused', 'refused'],
  ] as const) {
    const of = file.findings.filter((finding) => finding.level === level);
    if (of.length === 0) continue;
    output.say();
    output.say(title);
    for (const { line, column, sentence } of of)
      output.say(`${path}:${line}:${column} ${sentence}`);
  }
  if (refused.length > 0)
    throw new Stop(
      'damaged',
      `This agreement is refused: ${figure(refused.length)} ${refused.length === 1 ? 'thing' : 'things'} to mend.`,
    );
  output.say();
  output.say('Nothing in it is refused. Whether it will be kept, nobody can check.');
}

const sayingOf = ({ names, timeZone }: AgreementFile): Saying => ({
  names,
  zone: timeZone === null ? null : createZone(timeZone),
});

/** Batches by the turn in which they could go at the earliest; those that never can come last. */
function turnsOf(draft: AgreementDraft) {
  const turns = findWaves(boundBatches(draft));
  const going = new Set(turns.flat());
  const never = draft.batches.map(({ id }) => id).filter((id) => !going.has(id));
  return { turns, never };
}

function fileToJson(path: string, file: AgreementFile) {
  const { ok, isWhole, title, timeZone, draft, names, findings } = file;
  const saying = sayingOf(file);
  const { turns, never } = turnsOf(draft);
  return {
    file: path,
    ok,
    isWhole,
    title,
    timeZone,
    parties: draft.parties,
    places: draft.sites,
    roads: draft.roads,
    windows: draft.windows,
    terms: draft.terms.map((term) => ({ called: names.get(term.id), ...term })),
    batches: draft.batches.map((batch) => ({
      called: names.get(batch.id),
      ...batch,
      waitsFor: draft.conditions
        .filter(({ of }) => of === batch.id)
        .map((condition) => ({ ...condition, words: conditionToWords(condition, saying) })),
    })),
    movesAgain: draft.conditions
      .filter(({ of }) => !of.startsWith('batch/'))
      .map((condition) => ({ ...condition, words: conditionToWords(condition, saying) })),
    turns,
    never,
    findings: findings.map(({ level, rule, line, column, sentence }) => ({
      level,
      rule,
      line,
      column,
      sentence,
    })),
  };
}

function sayDraft(file: AgreementFile, { say }: Output): void {
  const { draft, timeZone } = file;
  const saying = sayingOf(file);
  const nameOf = (id: string) => saying.names.get(id) ?? id;
  const namesOf = (ids: readonly string[]) => ids.map(nameOf).join(', ');
  if (timeZone) say(`Times are those of ${timeZone}.`);
  say();
  say('Parties');
  for (const { id, name, roles, answersFor = [] } of draft.parties) {
    const called = nameOf(id);
    say(`  ${called}${called === name ? '' : ` (${name})`}: ${roles.map(words).join(', ')}`);
    if (answersFor.length > 0) say(`      answers for ${namesOf(answersFor)}`);
  }
  say();
  say('Terms');
  for (const term of draft.terms) {
    say(`  ${nameOf(term.id)}: ${term.isInForce ? 'in force' : 'not in force'}`);
    for (const line of termToLines(term, saying)) say(`      ${line}`);
  }
  say();
  say('Batches, in the order in which they can go if everybody outside agrees');
  const { turns, never } = turnsOf(draft);
  const sayBatch = (id: string, turn: string) => {
    const batch = draft.batches.find((one) => one.id === id) as DraftBatch;
    const people = peopleToWords(batch.people);
    say(`  ${turn} ${nameOf(id)}: ${nameOf(batch.term)}${people ? `, ${people}` : ''}`);
    const conditions = draft.conditions.filter(({ of }) => of === id);
    if (conditions.length === 0) say('      waits for no party');
    for (const condition of conditions) {
      say(`      waits ${conditionToWords(condition, saying)}`);
      say(`          required by ${nameOf(condition.requiredBy)}`);
    }
  };
  turns.forEach((turn, place) => {
    for (const id of turn) sayBatch(id, `${place + 1}.`);
  });
  for (const id of never) sayBatch(id, 'never');
  const again = draft.conditions.filter(({ of }) => !of.startsWith('batch/'));
  if (again.length > 0) {
    say();
    say('When it is suspended');
    for (const condition of again)
      say(
        `  ${nameOf(condition.of)} waits ${conditionToWords(condition, saying)}, required by ${nameOf(condition.requiredBy)}`,
      );
  }
  say();
  say('What keeps people safe is asked before every go as well, whatever was agreed.');
}

const words = (code: string) => code.replaceAll('-', ' ');

function peopleToWords(people: DraftBatch['people'] | DraftTerm['wording']['quantity']): string {
  if (people === undefined) return '';
  if (typeof people === 'number') return figure(people);
  if ('exact' in people) return figure(people.exact);
  if ('about' in people) return `about ${figure(people.about)}`;
  if ('low' in people) return `${figure(people.low)} to ${figure(people.high)}`;
  return 'all who wish';
}

function termToLines({ wording, ...term }: DraftTerm, { names, zone }: Saying): readonly string[] {
  const nameOf = (id: string) => names.get(id) ?? id;
  const namesOf = (ids: readonly string[] | undefined) => (ids ?? []).map(nameOf).join(', ');
  const whom = [peopleToWords(wording.quantity), wording.category && words(wording.category)];
  const way = [
    wording.origin && `from ${nameOf(wording.origin)}`,
    wording.destination && `to ${nameOf(wording.destination)}`,
  ];
  const what = [wording.about === 'people' ? '' : words(wording.about), ...whom].filter(Boolean);
  const parts = (wording.parts ?? []).map(
    ({ category, quantity }) => `${words(category)} ${peopleToWords(quantity)}`,
  );
  const lines: readonly (readonly [says: string, what: string])[] = [
    ['', [what.join(', '), ...way].filter(Boolean).join(' ')],
    ['of whom ', parts.join(', ')],
    ['by ', wording.byWhen === undefined ? '' : timeToText(wording.byWhen, zone)],
    ['owed by ', wording.owedBy ? nameOf(wording.owedBy) : ''],
    ['owed to ', namesOf(wording.owedTo)],
    ['windows: ', namesOf(wording.windows)],
    [
      'vehicles: ',
      (wording.vehicles ?? [])
        .map(({ vehicleKind, number }) => `${vehicleKind} ${figure(number)}`)
        .join(', '),
    ],
    ['operated by ', namesOf(wording.operators)],
    ['watched by ', namesOf(wording.observers)],
    ['search: ', wording.search ? words(wording.search) : ''],
    ['belongings: ', wording.belongings ? words(wording.belongings) : ''],
    ['said by ', term.saidBy ? nameOf(term.saidBy) : ''],
    ['confirmed by ', namesOf(term.confirmedBy)],
    ['disputed by ', namesOf(term.disputedBy)],
  ];
  return lines.flatMap(([says, told]) => (told === '' ? [] : [`${says}${told}`]));
}

/** `until A has arrived and the road is open, or …`; whose word it takes, where one counts. */
function conditionToWords(condition: DraftCondition, saying: Saying): string {
  const { means, counts, wordOf, requiredBy } = condition;
  const speaker = wordOf ?? (requiredBy.includes('/') ? requiredBy : null);
  const whose = speaker ? (saying.names.get(speaker) ?? speaker) : 'nobody';
  const ways = means.map((way) => way.map((one) => meansToSentence(one, saying)).join(' and '));
  const until = ways.join(', or until ');
  if (until === '') return `for the word of ${whose}`;
  if (counts === 'word') return `until ${until}: by the word of ${whose}`;
  return counts === 'both'
    ? `until ${until}: seen by our people, and by the word of ${whose}`
    : `until ${until}`;
}
