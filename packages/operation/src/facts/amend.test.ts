import { expect, test } from 'vitest';
import { mayWrite } from '../roles.ts';
import { counted, createDevice, key, RAMOUSEH } from '../testing/cast.ts';
import { corrected, retracted } from './amend.ts';

const line = createDevice('officer')(
  'trip/12.7K3M9Q',
  'tallied@1',
  counted('boarding', RAMOUSEH, 47),
);

test('one’s own line needs no word, another’s says that it is another’s', () => {
  expect(retracted(line, line.device, 'mistake')).toEqual({
    kind: 'retracted@1',
    subject: line.subject,
    fact: { of: line.id, reason: 'mistake' },
  });
  expect(corrected(line, key('board'), { people: 48 }).fact).toEqual({
    of: line.id,
    fact: { people: 48 },
    ofAnother: true,
  });
});

test('why a figure is corrected is one of the reasons for taking back, or not said', () => {
  const { fact } = corrected(line, line.device, { people: 48 }, 'told-wrong');
  expect(fact).toEqual({ of: line.id, fact: { people: 48 }, reason: 'told-wrong' });
  const because = 'because I say so' as 'mistake';
  expect(() => corrected(line, line.device, { people: 48 }, because)).toThrow('does-not-fit');
});

test('whoever may not write it is told before', () => {
  const { kind, subject, fact } = retracted(line, key('second'), 'mistake');
  const asked = { kind, subject, subjectType: 'trip', fact, sites: [] };
  expect(mayWrite('counter', asked)).toBe(false);
  expect(mayWrite('desk', asked)).toBe(false);
  expect(mayWrite('coordinator', asked)).toBe(true);
});

test('a figure that fits no count is a bug of the screen', () => {
  expect(() => corrected(line, line.device, { people: -1 })).toThrow('corrected@1');
});
