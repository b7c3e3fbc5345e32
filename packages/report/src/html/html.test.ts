import { reading } from '@corridor/text';
import { expect, test } from 'vitest';
import { editionOf } from '../edition/edition.ts';
import { evaluationOf } from '../evaluation/evaluation.ts';
import { materialOf } from '../material/material.ts';
import { minutes } from '../testing/notebook.ts';
import { drive, openRoad } from '../testing/road.ts';
import { catalogueOf } from '../texts/catalogue.ts';
import { evaluationToHtml } from './html.ts';

const evaluation = () => {
  const road = openRoad(1);
  drive(road, { from: 'ramouseh', to: 'bab-al-hawa', batch: 1, at: 0, boarded: 47, alighted: 46 });
  road.write('board', minutes(1), 'party/evil', 'named@1', {
    name: '<img src=x onerror=alert(1)>',
    roles: ['party'],
  });
  road.write('board', minutes(2), 'site/bab-al-hawa', 'control-changed@1', {
    by: 'party/evil',
    since: minutes(2),
  });
  const material = materialOf(road.records, { cutOff: minutes(9999), isExercise: true });
  return evaluationOf(
    editionOf(material, 'room', () => 0.5),
    { edition: 'room', delayMinutes: 0 },
  );
};

test('whatever anybody wrote into a name is text of the page, and no markup', async () => {
  const page = evaluationToHtml(evaluation(), 'en', await catalogueOf('en'));
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img');
});

test('the page is in the language it was asked in, and the screen stays in its own', async () => {
  const before = reading.get();
  const page = evaluationToHtml(evaluation(), 'ar', await catalogueOf('ar'));
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('●</span>&nbsp;٤٧');
  expect(page).toContain('content:"تمرين"');
  expect(reading.get()).toBe(before);
});

test('time runs from the right in Arabic, from the left in French', async () => {
  const [arabic, french] = [
    evaluationToHtml(evaluation(), 'ar', await catalogueOf('ar')),
    evaluationToHtml(evaluation(), 'fr', await catalogueOf('fr')),
  ].map((page) => {
    const [, left, arrived] = /d="M([\d.]+) [\d.]+L([\d.]+) /.exec(page) ?? [];
    return Number(arrived) - Number(left);
  });
  expect(arabic).toBeLessThan(0);
  expect(french).toBe(-(arabic ?? 0));
});
