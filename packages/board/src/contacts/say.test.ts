import { expect, test } from 'vitest';
import { aParty, factsOf, minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { boardText, countdownText, sayingText, whoText } from './say.ts';

const clock = zoneClock('Asia/Damascus');
const facts = factsOf([aParty('army', 'The army')]);

test('how long until a call is due, to the nearest minute, and how late it is', () => {
  const at = (from: number) => countdownText(noon, noon + from);
  expect([minutes(-10), -60_000, -20_000, 20_000, minutes(4), minutes(95)].map(at)).toEqual([
    'in 10 min',
    'in 1 min',
    'now',
    'now',
    '4 min late',
    '1 h 35 late',
  ]);
});

test('who spoke is a party, a capacity and a level', () => {
  expect(
    whoText(facts, { party: 'party/army', function: 'checkpoint-command', level: 'checkpoint' }),
  ).toBe('The army · checkpoint command · checkpoint');
});

test('what was said, with the number and the hour where there is one', () => {
  const text = (saying: Parameters<typeof sayingText>[1]) => sayingText(facts, saying, noon, clock);
  expect(text({ is: 'no-answer' })).toBe('no answer');
  expect(text({ is: 'changes-number', people: 1500 })).toBe(
    'changes the number · 1\u202f500 people',
  );
  expect(text({ is: 'asks-to-wait', until: noon + minutes(30) })).toBe(
    'asks us to wait · until 12:10',
  );
  expect(text({ is: 'newer-code' as 'agrees' })).toBe('newer code');
});

test('boards that are called alike are told apart by their keys', () => {
  expect(boardText('Coordinator board', 'Vl8B6wxyz', false)).toBe('Coordinator board (Vl8B6w)');
  expect(boardText('Coordinator board', 'Vl8B6wxyz', true)).toBe('this board');
});
