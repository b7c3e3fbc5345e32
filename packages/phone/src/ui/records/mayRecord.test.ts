import { expect, test } from 'vitest';
import type { Rights } from '../../session/rights.ts';
import { mayRecord } from './mayRecord.ts';
import { RECORD_WHATS } from './what.ts';

const HERE = 'site/ramouseh';
const rights = (role: string, sites: readonly string[] = [HERE]): Rights => ({
  role,
  sites,
  post: 'post/ramouseh',
  isRevoked: false,
  fork: null,
});
const offered = (of: Rights) => RECORD_WHATS.filter((what) => mayRecord(of, what, HERE));

test('a counter at their own site is offered everything of the field', () => {
  expect(offered(rights('counter')).length).toBeGreaterThan(10);
});

test('whose role was lowered is offered nothing that would not stand', () => {
  expect(offered(rights('read-only'))).toEqual([]);
  expect(offered(rights('pad'))).toEqual(['own-means']);
});

test('at another site a counter’s word about it would not stand', () => {
  const elsewhere = rights('counter', ['site/rashidin']);
  expect(mayRecord(elsewhere, 'crowd', HERE)).toBe(false);
});
