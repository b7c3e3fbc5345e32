import { expect, test } from 'vitest';
import { reasonsAgainst } from './reasonsAgainst.ts';

test('whoever turns a switch on has read that counts are lost, and who is endangered', () => {
  expect(reasonsAgainst('quickWipe').join(' ')).toContain('loses every count');
  expect(reasonsAgainst('decoyPin').join(' ')).toContain('endangers whoever carries the phone');
});
