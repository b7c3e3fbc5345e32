import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  BELONGINGS_RULES,
  COUNTS_AS_MET,
  PARTY_ROLES,
  SEARCH_RULES,
  SITE_KINDS,
  TERM_CATEGORIES,
  TERM_SUBJECTS,
  VEHICLE_KINDS,
  WINDOW_KINDS,
} from '../kinds/codes.ts';
import { CONDITION_KEYS } from './conditions.ts';
import { MEANS_KEYS } from './means.ts';
import { plain } from './nearest.ts';
import { FILE_KEYS, readAgreementFile } from './read.ts';
import { PARTY_KEYS, PLACE_KEYS, ROAD_KEYS, WINDOW_KEYS } from './setting.ts';
import { BATCH_KEYS, TERM_KEYS } from './terms.ts';
import { EXPRESSION_KEYS } from './ways.ts';

const page = readFileSync(new URL('../../../../docs/agreement-file.md', import.meta.url), 'utf8');
const whole = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text).join('');

test('the pieces on the page are one whole file, of which nothing is refused', () => {
  const { ok, isWhole, findings } = readAgreementFile(whole);
  expect(
    findings.filter(({ level }) => level === 'refused').map(({ sentence }) => sentence),
  ).toEqual([]);
  expect([ok, isWhole]).toEqual([true, true]);
});

test('every key and every word that the file may have stands on the page', () => {
  const keys = [
    ...[FILE_KEYS, PARTY_KEYS, PLACE_KEYS, ROAD_KEYS, WINDOW_KEYS, TERM_KEYS, BATCH_KEYS],
    ...[CONDITION_KEYS, EXPRESSION_KEYS],
  ].flatMap((one) => Object.keys(one));
  const missing = keys.filter((key) => !page.includes(`\`${key}\``) && !whole.includes(`${key}:`));
  const words = [
    ...[PARTY_ROLES, SITE_KINDS, WINDOW_KINDS, TERM_SUBJECTS, TERM_CATEGORIES],
    ...[VEHICLE_KINDS, SEARCH_RULES, BELONGINGS_RULES, COUNTS_AS_MET],
  ].flat();
  const text = page.replace(/```.*?```/gs, '');
  const told = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => plain(word)));
  expect(
    [...missing, ...words.filter((word) => !told.has(plain(word)))].filter(
      (key) => !(key in MEANS_KEYS),
    ),
  ).toEqual([]);
});

test('one example of every means', () => {
  const { draft } = readAgreementFile(whole);
  const asked = new Set(draft.conditions.flatMap(({ means }) => means.flat().map(({ is }) => is)));
  expect([...asked].sort()).toEqual([
    'arrived',
    'confirmed',
    'count-reached',
    'crew-ready',
    'departed',
    'go-given',
    'green-light',
    'list-given',
    'no-unresolved-shooting',
    'not-before',
    'observer-present',
    'people-asked',
    'people-informed',
    'places-ready',
    'road-open',
    'security-agrees',
    'staged',
    'together',
    'window-open',
  ]);
  expect(asked.size).toBe(Object.keys(MEANS_KEYS).length);
});
