import { draftToFacts, readAgreementFile } from '@corridor/operation/agreement-file';
import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { noon } from '../testing/scene.ts';
import { inTurns, knownByName, renamed, toPending } from './fromFile.ts';
import { weigh } from './weigh.ts';

const text = `
parties:
  Party A: party
  Party C: party
places:
  fountain square: pick-up point
  East Hall: reception site
terms:
  the sick:
    who: sick
    how many: 40
    from: fountain square
    to: East Hall
    said by: Party A
    confirmed by: Party C
    in force: yes
batches:
  sick 1:
    term: the sick
    number: 1
    people: 40
`;

const open = (scene: ReturnType<typeof exchange>) => {
  const file = readAgreementFile(text);
  expect(file.findings.filter(({ level }) => level === 'refused')).toEqual([]);
  const facts = scene.facts();
  const draft = renamed(file.draft, knownByName(file.draft, facts));
  const known = new Set(
    (['party', 'site', 'term', 'batch'] as const).flatMap((type) => [...facts.states(type).keys()]),
  );
  return { draft, drafted: draftToFacts(draft, known) };
};

test('who and what is here already under that name is not entered a second time', () => {
  const { draft, drafted } = open(exchange());
  const named = drafted.filter(({ kind }) => kind === 'named@1' || kind === 'defined@1');
  expect(named.map(({ fact }) => fact.name)).toEqual(['Party C', 'East Hall']);
  expect(draft.terms[0]).toMatchObject({
    saidBy: 'party/a',
    wording: { origin: 'site/fountain' },
  });
});

test('what is said is written first, then who answered, each to its own line', () => {
  const { drafted } = open(exchange());
  const { first, answers } = inTurns(drafted);
  expect(first.map(({ kind }) => kind)).not.toContain('in-force@1');
  expect(answers.map(({ kind }) => kind)).toEqual(['confirmed@1', 'in-force@1']);
  expect(answers.map(({ lineOf }) => drafted[lineOf ?? -1]?.kind)).toEqual([
    'proposed@1',
    'proposed@1',
  ]);
});

test('with what is recorded it is weighed as one agreement', () => {
  const scene = exchange();
  const { drafted } = open(scene);
  const board = { facts: scene.facts(), records: scene.records, device: 'board' };
  const { facts, refused } = weigh(board, toPending(drafted), noon);
  expect(refused).toEqual([]);
  const sick = [...facts.states('term').values()].find(
    ({ inForce }) => inForce?.whole.category === 'sick',
  );
  expect(sick?.stances.map(({ is }) => is).sort()).toEqual(['agrees', 'said']);
});
