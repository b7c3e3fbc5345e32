import { describe, expect, test } from 'vitest';
import { resumptionConditions } from './resumption.ts';
import { A, agreed, B, BATCH, cleared, GATE, ROAD, TERM } from './testing/agreed.ts';
import { hour } from './testing/scene.ts';

const START = 1_482_033_600_000;
const OTHER = 'batch/2';
const stopped = { reason: 'ordered' };

describe('what stands, and where', () => {
  test('a place on the way, the term, everything, the road: each by itself, until it moves again', () => {
    for (const [of, stop, go] of [
      ['site/gate', 'movement-suspended@1', 'movement-resumed@1'],
      ['site/west', 'movement-suspended@1', 'movement-resumed@1'],
      ['operation/o', 'movement-suspended@1', 'movement-resumed@1'],
      [TERM, 'suspended@1', 'resumed@1'],
      [ROAD, 'suspended@1', 'resumed@1'],
    ] as const) {
      const scene = cleared(START);
      expect(scene.may()).toEqual([BATCH]);
      scene.write(of, stop, stopped);
      expect(scene.waitsFor(BATCH), of).toEqual(['not-suspended']);
      scene.write(of, go);
      expect(scene.may(), of).toEqual([BATCH]);
    }
  });

  test('a place elsewhere stops nobody here', () => {
    const scene = cleared(START);
    scene.write('site/north', 'movement-suspended@1', stopped);
    expect(scene.may()).toEqual([BATCH]);
  });

  test('a stretch of the road stops those whose way leads over it', () => {
    const scene = cleared(START, OTHER);
    scene.road(ROAD, 'site/east', 'site/gate', 'site/west', 'site/far');
    scene.write(ROAD, 'suspended@1', { ...stopped, from: 'site/west', to: 'site/far' });
    expect(scene.may()).toEqual([BATCH, OTHER]);
    scene.write(OTHER, 'planned@1', {
      term: TERM,
      number: 2,
      people: 100,
      destination: 'site/far',
    });
    expect(scene.may()).toEqual([BATCH]);
    scene.write(ROAD, 'suspended@1', { ...stopped, from: 'site/gate', to: 'site/gate' });
    expect(scene.may()).toEqual([]);
  });

  test('a road that is closed is no free road', () => {
    const scene = cleared(START);
    scene.write(ROAD, 'closed@1');
    expect(scene.waitsFor(BATCH)).toEqual(['not-suspended']);
  });

  test('two roads, each stopped at a place of its own: there is no way', () => {
    const scene = cleared(START);
    scene.road('corridor/second', 'site/east', 'site/bridge', 'site/west');
    scene.write('site/gate', 'movement-suspended@1', stopped);
    expect(scene.may()).toEqual([BATCH]);
    scene.write('site/bridge', 'movement-suspended@1', stopped);
    expect(scene.waitsFor(BATCH)).toEqual(['not-suspended']);
  });

  test('who takes the other road asks at the gate of that road', () => {
    const scene = cleared(START);
    scene.site('site/bridge', 'checkpoint', B);
    scene.road('corridor/second', 'site/east', 'site/bridge', 'site/west');
    scene.write(ROAD, 'suspended@1', stopped);
    expect(scene.waitsFor(BATCH)).toEqual(['checkpoint-green-light']);
    scene.light(BATCH, B);
    expect(scene.may()).toEqual([BATCH]);
  });

  test('a road has two directions: who comes the other way meets its gate, its shots and its stop', () => {
    const scene = agreed(START);
    scene.batch(OTHER, TERM, 2, { people: 100, origin: 'site/west', destination: 'site/east' });
    scene.tellAndAsk('site/west');
    scene.securityAgrees(OTHER);
    expect(scene.waitsFor(OTHER)).toEqual(['checkpoint-green-light']);
    scene.light(OTHER, GATE);
    expect(scene.may()).toEqual([OTHER]);
    const shots = { incidentKind: 'shots', corridor: ROAD, by: 'post', sure: 'heard' };
    scene.write('incident/1', 'reported@1', shots);
    expect(scene.waitsFor(OTHER)).toEqual(['no-unresolved-shooting']);
    scene.write('incident/1', 'resolved@1', { outcome: 'over' });
    scene.write(ROAD, 'suspended@1', stopped);
    expect(scene.waitsFor(OTHER)).toEqual(['not-suspended']);
  });

  test('nobody laid the road: then shots are on it, wherever they are', () => {
    const scene = cleared(START);
    scene.write(BATCH, 'planned@1', { term: TERM, number: 1, people: 500, destination: 'site/x' });
    expect(scene.may()).toEqual([BATCH]);
    const shots = { incidentKind: 'shelling', site: 'site/elsewhere', by: 'post', sure: 'heard' };
    scene.write('incident/1', 'reported@1', shots);
    expect(scene.waitsFor(BATCH)).toEqual(['no-unresolved-shooting']);
  });

  test('two names of one place: the road leads there under either', () => {
    const scene = cleared(START);
    scene.write(BATCH, 'planned@1', {
      term: TERM,
      number: 1,
      people: 500,
      destination: 'site/west-2',
    });
    scene.site('site/west-2', 'reception-site');
    scene.link('site/west', 'site/west-2');
    scene.write(ROAD, 'suspended@1', stopped);
    expect(scene.waitsFor(BATCH)).toEqual(['not-suspended']);
  });

  test('before a road moves again: its own conditions, each with who requires it', () => {
    const scene = cleared(START);
    scene.write(ROAD, 'suspended@1', stopped);
    scene.bind('condition/again', ROAD, A, { means: [[{ is: 'confirmed', party: B }]] });
    scene.bind('condition/calm', ROAD, 'safety', [[{ is: 'security-agrees' }]]);
    const asked = () =>
      resumptionConditions(scene.index.guards.factsAt(scene.now()), ROAD).map(
        ({ id, requiredBy, met }) => [id, requiredBy, met],
      );
    expect(asked()).toEqual([
      ['condition/again', A, false],
      ['condition/calm', 'safety', false],
    ]);
    scene.word('condition/again', B);
    scene.write('condition/calm', 'met-observed@1');
    expect(asked().map(([, , met]) => met)).toEqual([true, true]);
    expect(scene.waitsFor(BATCH)).toEqual(['not-suspended']);
  });
});

describe('the term', () => {
  test('disputed by one party, it holds and shows; withdrawn, nobody leaves under it, whatever is said since', () => {
    const scene = cleared(START);
    scene.write(TERM, 'disputed@1', { by: B });
    expect(scene.may()).toEqual([BATCH]);
    scene.write(TERM, 'withdrawn@1', { by: B });
    expect(scene.waitsFor(BATCH)).toEqual(['term-agreed']);
    scene.write(TERM, 'disputed@1', { by: A });
    expect(scene.waitsFor(BATCH)).toEqual(['term-agreed']);
    const other = scene.write(TERM, 'amended@1', { by: A, quantity: { exact: 900 } });
    expect(scene.waitsFor(BATCH)).toEqual(['term-agreed']);
    scene.write(TERM, 'in-force@1', { of: other.id });
    expect(scene.may()).toEqual([BATCH]);
  });

  test('an amendment that is said and not in force changes nothing', () => {
    const scene = cleared(START);
    scene.write(TERM, 'said@1', { by: A, destination: 'site/elsewhere' });
    expect(scene.may()).toEqual([BATCH]);
  });

  test('only proposed: nobody leaves', () => {
    const scene = cleared(START);
    scene.write('term/new', 'proposed@1', { by: A, about: 'people' });
    scene.write(BATCH, 'planned@1', {
      term: 'term/new',
      number: 1,
      people: 5,
      origin: 'site/east',
    });
    expect(scene.waitsFor(BATCH)).toContain('term-agreed');
  });

  test('two names of one term: its batches are of both', () => {
    const scene = cleared(START);
    scene.write('term/same', 'said@1', { by: A, about: 'people' });
    scene.batch(OTHER, 'term/same', 2, { people: 100 });
    scene.bind('condition/many', BATCH, A, [[{ is: 'count-reached', of: TERM, people: 60 }]]);
    const bus = scene.bus('trip/1.AAAAAA', OTHER, 'site/east', 'site/west');
    bus.planned();
    bus.boarded(60);
    bus.departed();
    bus.arrived(60);
    expect(scene.may()).toEqual([]);
    scene.link('term/same', TERM);
    expect(scene.may()).toEqual([BATCH]);
  });
});

describe('what was required', () => {
  const crew = [[{ is: 'crew-ready' }]] as const;
  test('what our people see is heard at once, and so is what they no longer see', () => {
    const scene = cleared(START);
    scene.bind('condition/crew', BATCH, A, crew);
    expect(scene.may()).toEqual([]);
    scene.write('condition/crew', 'met-observed@1');
    expect(scene.may()).toEqual([BATCH]);
    scene.write('condition/crew', 'not-met-observed@1');
    expect(scene.may()).toEqual([]);
  });

  test('two crews of one batch: one that is ready does not speak for the other', () => {
    const scene = cleared(START);
    scene.bind('condition/crew', BATCH, A, crew);
    scene.bind('condition/medics', BATCH, B, crew);
    scene.write('condition/crew', 'met-observed@1');
    expect(scene.waitsFor(BATCH)).toEqual(['condition/medics']);
  });

  test('dropped, taken back, or written by mistake for another batch: it holds no longer here', () => {
    const scene = cleared(START, OTHER);
    scene.bind('condition/crew', BATCH, A, crew);
    scene.write('condition/crew', 'dropped@1');
    expect(scene.may()).toEqual([BATCH, OTHER]);
    const again = scene.bind('condition/again', BATCH, A, crew);
    expect(scene.may()).toEqual([OTHER]);
    scene.write('condition/again', 'corrected@1', { of: again.id, fact: { of: OTHER } });
    expect(scene.may()).toEqual([BATCH]);
    scene.write('condition/again', 'retracted@1', { of: again.id, reason: 'mistake' });
    expect(scene.may()).toEqual([BATCH, OTHER]);
  });

  test('two people required different things under one name, neither knowing of the other: both hold', () => {
    const scene = cleared(START, OTHER);
    scene.bind('condition/c', BATCH, A, crew);
    scene.bind('condition/c', BATCH, B, [[{ is: 'departed', batch: OTHER }]], {
      by: 'other',
      apart: true,
    });
    expect(scene.waitsFor(BATCH)).toEqual(['condition/c', 'condition/c']);
    scene.write('condition/c', 'met-observed@1');
    expect(scene.waitsFor(BATCH)).toEqual(['condition/c']);
    scene.bind('condition/c', BATCH, A, crew);
    expect(scene.waitsFor(BATCH)).toEqual([]);
  });

  test('one was dropped by whoever had not heard of the other: the other holds', () => {
    const scene = cleared(START);
    scene.bind('condition/c', BATCH, A, crew);
    scene.bind('condition/c', BATCH, B, [[{ is: 'places-ready' }]], { by: 'other', apart: true });
    scene.write('condition/c', 'dropped@1', {}, { by: 'other', apart: true });
    expect(scene.guard(BATCH).conditions.filter(({ id }) => id === 'condition/c')).toMatchObject([
      { requiredBy: A },
    ]);
  });

  test('nothing is named that would meet it: it is not met', () => {
    const scene = cleared(START);
    scene.bind('condition/c', BATCH, A, [[]]);
    expect(scene.waitsFor(BATCH)).toEqual(['condition/c']);
  });

  test('a word, both, or an observation: only what counts, counts', () => {
    const scene = cleared(START);
    scene.bind('condition/word', BATCH, A, { means: [], counts: 'word' });
    scene.bind('condition/both', BATCH, A, { means: [[{ is: 'crew-ready' }]], counts: 'both' });
    scene.write('condition/word', 'met-observed@1');
    scene.write('condition/both', 'met-observed@1');
    scene.word('condition/both', B);
    expect(scene.waitsFor(BATCH)).toEqual(['condition/both', 'condition/word']);
    scene.word('condition/both', A);
    scene.word('condition/word', A);
    expect(scene.waitsFor(BATCH)).toEqual([]);
  });

  test('a word of two o’clock that is written down at four does not undo what was said at three', () => {
    const scene = cleared(START);
    scene.bind('condition/word', BATCH, A, { means: [], counts: 'word' });
    scene.bind('condition/by-b', BATCH, A, [[{ is: 'confirmed', party: B }]]);
    for (const [id, party] of [
      ['condition/word', A],
      ['condition/by-b', B],
    ] as const) {
      scene.word(id, party, { says: 'not-met', at: START + 3 * hour });
      scene.word(id, party, { says: 'met', at: START + 2 * hour });
    }
    expect(scene.waitsFor(BATCH)).toEqual(['condition/by-b', 'condition/word']);
  });

  test('a word that holds until noon', () => {
    const scene = cleared(START);
    scene.bind('condition/by-b', BATCH, A, [[{ is: 'confirmed', party: B }]]);
    scene.word('condition/by-b', B, { validUntil: START + 6 * hour });
    expect(scene.may()).toEqual([BATCH]);
    scene.at(START + 6 * hour);
    expect(scene.may()).toEqual([]);
  });
});
