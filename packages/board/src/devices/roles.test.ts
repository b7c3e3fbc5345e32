import { ROLES } from '@corridor/operation';
import { expect, test } from 'vitest';
import { invitableRoles, revocationReasons, revocationText, roleText } from './roles.ts';

test('whoever the log knows can be let in here, except whom nobody invites', () => {
  const notInvited = ['founder', 'hub', 'pad'];
  expect([...invitableRoles].sort()).toEqual(
    ROLES.filter((role) => !notInvited.includes(role)).sort(),
  );
});

test('every role reads as words, none as its code', () => {
  for (const role of ['desk', 'monitor', 'read-only', 'pad']) expect(roleText(role)).not.toBe(role);
});

test('every reason for cutting a device off is one of the protocol’s', () => {
  expect(revocationReasons.filter((reason) => revocationText(reason).trim() === '')).toEqual([]);
  expect([...revocationReasons].sort()).toEqual([
    'error',
    'left',
    'lost',
    'replaced',
    'seized',
    'stolen',
    'surrendered',
  ]);
});
