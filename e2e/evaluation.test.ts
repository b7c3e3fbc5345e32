// The closing evaluation on the board: made in the Report tab, read in three languages, printed; its giving out is recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Draft } from '@corridor/log';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshFolder } from '../packages/hub/src/testing/kit.ts';
import { signIn as signInToHub } from '../packages/hub/src/testing/people.ts';
import { run } from '../packages/hub/src/testing/process.ts';
import { showTab, signIn } from './support/board.ts';
import { openCounting, RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { openScene, type Scene } from './support/scene.ts';

const HOUR = 3_600_000;
let scene: Scene;
let op: string;
let page: Page;
let sheet: FrameLocator;

/** A bus from Ramouseh to Rashidin, counted at both ends; answers what was written. */
const drive = (
  n: number,
  at: number,
  [boarded, alighted]: readonly [number, number],
): readonly Draft[] => {
  const subject = `trip/${n}.7K3M9Q`;
  const vehicle = `vehicle/bus-${n}`;
  const tally = (point: string, site: string, people: number, when: number) => ({
    kind: 'tallied@1',
    subject,
    fact: {
      ...{ point, site, people, at: when, exact: true, part: 'whole' },
      ...{ method: 'one-by-one', lapsAsked: true, countedBy: `post/${site.slice(5)}` },
    },
  });
  return [
    { kind: 'boarding@1', subject, fact: { vehicle, site: RAMOUSEH, at } },
    tally('boarding', RAMOUSEH, boarded, at + 600_000),
    {
      kind: 'departed@1',
      subject,
      fact: { vehicle, site: RAMOUSEH, to: RASHIDIN, at: at + 900_000 },
    },
    { kind: 'arrived@1', subject, fact: { site: RASHIDIN, slip: true, at: at + 3_600_000 } },
    tally('alighting', RASHIDIN, alighted, at + 3_900_000),
  ];
};

beforeAll(async () => {
  scene = await openScene();
  const wire = scene.laptop.hub();
  const counting = await openCounting(wire, false);
  op = counting.op;
  const { token } = (await signInToHub(wire, op, counting.coordinator)).body;
  const morning = wire.now - 30 * HOUR;
  const lines = await counting.coordinator.write(
    { kind: 'named@1', subject: 'party/army', fact: { name: 'The army', roles: ['party'] } },
    {
      kind: 'control-changed@1',
      subject: 'site/bridge-gate',
      fact: { by: 'party/army', since: morning },
    },
    ...drive(7, morning, [52, 52]),
    ...drive(12, morning + HOUR, [47, 46]),
    ...drive(31, morning + 2 * HOUR, [50, 50]),
    ...drive(4, morning + 26 * HOUR, [6, 6]),
    {
      kind: 'recorded@1',
      subject: 'claim/1',
      fact: {
        ...{ quantity: { value: 900 }, unit: 'person', measure: 'arrived', hedge: false },
        ...{ speaker: 'The army', speakerRole: 'party', cumulative: true },
      },
    },
  );
  const { body } = await wire.call('/api/sync/push', { token, body: { lines } });
  expect(body.refused).toEqual([]);
  page = (await scene.board()).page;
  await signIn(page, await scene.laptop.link());
  await showTab(page, 'report');
  sheet = page.frameLocator('[data-testid="evaluation-page"]');
});
afterAll(() => scene.end());

const make = async (edition: 'room' | 'parties' | 'public') => {
  const panel = page.getByTestId('evaluation');
  await panel.getByLabel('Who it is for').selectOption(edition);
  if (edition === 'public') await panel.getByLabel('Held back').selectOption('1');
  await page.getByTestId('make-evaluation').click();
  await sheet.locator(`html[lang="en"]`).waitFor();
};
const sectionsOf = () =>
  sheet.locator('section').evaluateAll((all) => all.map((one) => (one as HTMLElement).id));
const figures = async (id: string) =>
  (await sheet.locator(`data[value="${id}"]`).first().innerText()).replace('\u00a0', ' ');

test('the room’s edition tells everything, each number with the sign of its kind', async () => {
  await make('room');
  await expect
    .poll(() => sectionsOf())
    .toEqual([
      ...['agreed', 'moved', 'account', 'discrepancies', 'statements', 'claims'],
      ...['waited', 'stood', 'incidents', 'kept', 'method'],
    ]);
  await expect.poll(() => figures('arrived.all.minimum')).toBe('● 154');
  await expect.poll(() => figures('left.all.minimum')).toBe('● 155');
  await expect.poll(() => figures('claim/1.stated')).toBe('❝ 900');
  await expect.poll(() => figures('arrived.all.estimate')).toMatch(/^≈ /);
  await expect.poll(() => sheet.locator('figure svg').count()).toBeGreaterThan(0);
  const [pictures, tables] = [
    await sheet.locator('figure').count(),
    await sheet.locator('table').count(),
  ];
  expect(tables).toBeGreaterThan(pictures);
});

/** What a printer gets: A4, and pages enough. */
async function printed(html: string): Promise<Buffer> {
  const context = page.context();
  const other = await context.newPage();
  await other.setContent(html);
  const pdf = await other.pdf({ preferCSSPageSize: true });
  await other.close();
  return pdf;
}

test.each([
  ['ar', 'rtl', 'التقييم الختامي', /^● [٠-٩\u202f]+$/],
  ['fr', 'ltr', 'Évaluation de clôture', /^● [\d\u202f]+$/],
  ['en', 'ltr', 'Closing evaluation', /^● [\d\u202f]+$/],
] as const)(
  'printed in %s: its own letters and digits, nothing cut off at the edge',
  async (language, direction, title, number) => {
    await page.getByTestId(`evaluation-${language}`).click();
    await sheet.locator(`html[lang="${language}"][dir="${direction}"]`).waitFor();
    await sheet.getByText(title, { exact: true }).waitFor();
    await expect.poll(() => figures('arrived.all.minimum')).toMatch(number);
    // The print of the page itself, and of nothing around it.
    const asked = await page.getByTestId('evaluation-page').evaluate((frame) => {
      const view = (frame as HTMLIFrameElement).contentWindow as Window & { asked?: number };
      view.asked = 0;
      view.print = () => {
        view.asked = (view.asked ?? 0) + 1;
      };
      return view.asked;
    });
    expect(asked).toBe(0);
    await page.getByTestId('print-evaluation').click();
    await expect
      .poll(() =>
        page
          .getByTestId('evaluation-page')
          .evaluate(
            (frame) =>
              (frame as HTMLIFrameElement & { contentWindow: { asked: number } }).contentWindow
                .asked,
          ),
      )
      .toBe(1);
    const html = (await page.getByTestId('evaluation-page').getAttribute('srcdoc')) ?? '';
    const pdf = (await printed(html)).toString('latin1');
    // A4 in points.
    const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842]);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  },
);

test('no table is wider than the paper', async () => {
  const other = await page.context().newPage();
  // The printable width of A4 with the margins of the sheet.
  await other.setViewportSize({ width: 703, height: 1000 });
  const html = (await page.getByTestId('evaluation-page').getAttribute('srcdoc')) ?? '';
  for (const language of ['ar', 'fr', 'en'] as const) {
    await page.getByTestId(`evaluation-${language}`).click();
    await sheet.locator(`html[lang="${language}"]`).waitFor();
    await other.setContent(
      (await page.getByTestId('evaluation-page').getAttribute('srcdoc')) ?? html,
    );
    await other.emulateMedia({ media: 'print' });
    const wide = await other.evaluate(() =>
      [...document.querySelectorAll('table, svg')]
        .filter((one) => one.getBoundingClientRect().width > innerWidth + 1)
        .map((one) => one.textContent?.slice(0, 60)),
    );
    expect({ language, wide }).toEqual({ language, wide: [] });
  }
  await other.close();
});

test('the parties’ edition says nothing of claims, of who kept what, or of who holds a place', async () => {
  await page.getByTestId('evaluation-en').click();
  await make('parties');
  await sheet.getByText('Edition for the parties').waitFor();
  const sections = await sectionsOf();
  expect(sections).not.toContain('claims');
  expect(sections).not.toContain('kept');
  expect(await sheet.getByText('Held by', { exact: true }).count()).toBe(0);
});

test('in public nothing is told of the last hour, in which all of this was written down', async () => {
  await make('public');
  await sheet.getByText('Public edition').waitFor();
  await sheet.getByText('Nobody saw a vehicle leave or arrive').first().waitFor();
  expect(await sheet.locator('data').filter({ hasText: '155' }).count()).toBe(0);
});

test('each giving out is on record, and the hub comes to the same figures', async () => {
  const out = freshFolder();
  const { data } = scene.laptop;
  const file = join(out, 'all.corridor');
  const made = async () => {
    expect((await run('export', op, '--data', data, '--out', file)).code).toBe(0);
    const text = gunzipSync(readFileSync(file)).toString();
    return [...text.matchAll(/"kind":"made@1","subject":"export\/[^"]+".*?"edition":"(\w+)"/g)].map(
      ([, edition]) => edition,
    );
  };
  // Printed three times, in three languages.
  await expect.poll(made).toEqual(['room', 'room', 'room']);
  const args = ['--edition', 'room', '--data', data, '--out', out, '--json'];
  expect((await run('report', 'evaluation', op, ...args)).code).toBe(0);
  const { evaluation } = JSON.parse(readFileSync(join(out, 'evaluation.room.json'), 'utf8'));
  await make('room');
  for (const id of ['left.all.minimum', 'arrived.all.minimum']) {
    const { value } = evaluation.figures.find((one: { id: string }) => one.id === id).value;
    await expect.poll(() => figures(id)).toBe(`● ${value}`);
  }
  expect((await run('verify', join(out, 'evaluation.corridor'))).code).toBe(0);
});
