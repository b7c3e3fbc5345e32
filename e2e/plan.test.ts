// Who goes where next: a coordinator sees the next trips, asks what losing a bus would cost, changes one trip by hand, announces the plan, and
// gives one driver one trip at the moment of go. The timetable stays in the room.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '@corridor/log';
import { parseSlip } from '@corridor/operation';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDevice, join_, signIn as signInToHub } from '../packages/hub/src/testing/people.ts';
import { allAtHub, pressKey, showTab, signIn } from './support/board.ts';
import { hardToUse } from './support/contrast.ts';
import { RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { misread } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

const MINUTE = 60_000;
const BATCH = 'batch/east-1';
let scene: Scene;
let board: Page;
let write: (...drafts: readonly Draft[]) => Promise<void>;
let counterCopy: () => Promise<string>;
let coordinatorCopy: () => Promise<string>;
let blob: (hash: string) => Promise<number>;

const line = (subject: string, kind: string, fact: object = {}): Draft => ({ kind, subject, fact });

/** One bus that somebody saw go to Rashidin and come to rest there, before this batch was thought of. */
const cameBy = (label: string, now: number): readonly Draft[] => [
  line(`trip/${label}.EARLIER`, 'departed@1', {
    vehicle: `vehicle/bus-${label}`,
    site: RAMOUSEH,
    to: RASHIDIN,
    corridor: 'corridor/one',
    at: now - 180 * MINUTE,
  }),
  line(`trip/${label}.EARLIER`, 'arrived@1', {
    vehicle: `vehicle/bus-${label}`,
    site: RASHIDIN,
    slip: true,
    at: now - 130 * MINUTE,
  }),
];

beforeAll(async () => {
  scene = await openScene();
  const { coordinator, op, invite } = await openWinterRoad(scene.laptop);
  const hub = scene.laptop.hub();
  const { token } = (await signInToHub(hub, op, coordinator)).body;
  write = async (...drafts) => {
    const body = { lines: await coordinator.write(...drafts) };
    const { status, body: answer } = await hub.call('/api/sync/push', { token, body });
    expect(status, JSON.stringify(answer)).toBe(200);
  };
  const counter = await createDevice(op, () => hub.now);
  await join_(hub, await invite(RAMOUSEH, 'Ramouseh 1'), op, counter);
  const session = (await signInToHub(hub, op, counter)).body.token;
  const copyOf = async (token: string) => {
    const bodies: string[] = [];
    for (let have = {}; ; ) {
      const { body } = await hub.call('/api/sync/pull', { token, body: { have } });
      bodies.push(...body.lines.map((each: string) => each.split('\t')[1]));
      if (!body.more) return bodies.join('\n');
      have = body.have;
    }
  };
  counterCopy = () => copyOf(session);
  coordinatorCopy = () => copyOf(token);
  blob = async (hash) => (await hub.call(`/api/blob/${hash}`, { token: session })).status;

  const now = hub.now;
  await write(
    line('party/a', 'named@1', { name: 'Party A', roles: ['party'] }),
    line('party/b', 'named@1', { name: 'Party B', roles: ['party'] }),
    line('party/us', 'named@1', { name: 'Relief Corps', roles: ['intermediary'] }),
    line('site/bridge-gate', 'control-changed@1', { by: 'party/a', since: 0 }),
    line('corridor/one', 'opened@1'),
    line('window/today', 'announced@1', {
      windowKind: 'pause',
      from: now - 60 * MINUTE,
      to: now + 600 * MINUTE,
      by: 'party/a',
    }),
    line('window/today', 'started@1'),
    line(RAMOUSEH, 'people-informed@1'),
    line(RAMOUSEH, 'people-asked@1', { mayStay: true, destinations: [RASHIDIN] }),
    ...['7', '12'].flatMap((label) => cameBy(label, now)),
    ...['31', '4', '19', '22', '8', '40'].map((label) =>
      line(`vehicle/bus-${label}`, 'state-changed@1', { state: 'broken-down' }),
    ),
    line('term/east', 'proposed@1', {
      by: 'party/b',
      about: 'people',
      origin: RAMOUSEH,
      destination: RASHIDIN,
      quantity: { exact: 130 },
      owedBy: 'party/a',
      owedTo: ['party/b'],
    }),
    line('term/east', 'in-force@1'),
    line(BATCH, 'planned@1', { term: 'term/east', number: 1 }),
    line(RAMOUSEH, 'waiting-observed@1', { people: 130, at: now - 30 * MINUTE }),
  );
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

const row = (vehicle: string) =>
  board.getByTestId('next-trips').locator(`tr[data-vehicle="vehicle/bus-${vehicle}"]`);
const numberIn = (text: string): number => Number(text.replace(/[^\d]/g, ''));
const plan = async () => {
  await showTab(board, 'plan');
  await board.getByTestId('plan-headline').waitFor();
};

test('who goes where next, when the last one is there, and that no plan is quicker than the bound', async () => {
  await pressKey(board, 'n');
  const headline = board.getByTestId('plan-headline');
  await expect.poll(() => headline.innerText(), { timeout: 20_000 }).toMatch(/≈ 8 in 10 between/);
  const said = await headline.innerText();
  expect(said).toContain('130 people on 3 trips');
  expect(said).toMatch(/if the road stays open as agreed and the window is kept/);
  expect(said).toMatch(/in 100 that the last one is there before the window closes/);
  expect(said).toMatch(/no plan can be through before/);
  const people = await Promise.all(
    ['7', '12'].map(async (vehicle) => {
      const text = await row(vehicle).innerText();
      expect(text).toContain('Ramouseh → Rashidin');
      expect(text).toContain('last seen at Rashidin');
      return numberIn((await row(vehicle).locator('td.number').innerText()) ?? '');
    }),
  );
  for (const each of people) expect(each).toBeLessThanOrEqual(47);
  // Nobody is called forward: no bus was seen where they wait.
  expect(await board.getByTestId('call-forward').count()).toBe(0);
  expect(await board.getByTestId('plan-waits').innerText()).toContain('Ramouseh');
});

test('people are called forward once a bus stands there, and never more than its places', async () => {
  await write(line('trip/12.NEXT', 'boarding@1', { vehicle: 'vehicle/bus-12', site: RAMOUSEH }));
  const written = performance.now();
  const call = board.getByTestId('call-forward').getByRole('listitem');
  await call.waitFor({ timeout: 20_000 });
  console.info(
    `at the hub → a new plan on the board: ${Math.round(performance.now() - written)} ms`,
  );
  const [people, places] = await Promise.all(
    ['data-people', 'data-places'].map(async (name) => Number(await call.getAttribute(name))),
  );
  expect(people).toBeGreaterThan(0);
  expect(people).toBeLessThanOrEqual(places as number);
  expect(places).toBe(47);
});

test('what if we lose a bus: two futures side by side', async () => {
  await plan();
  await board.getByTestId('what-if-open').click();
  const panel = board.getByTestId('what-if');
  await panel.getByLabel('Vehicle', { exact: true }).selectOption('vehicle/bus-7');
  const table = panel.getByTestId('futures-table');
  await table.waitFor({ timeout: 20_000 });
  const hours = async () => {
    const cells = await table
      .getByRole('row', { name: 'Person-hours until the later of both ends' })
      .getByRole('cell')
      .allInnerTexts();
    return cells.map(numberIn);
  };
  await expect.poll(async () => (await hours()).length).toBe(2);
  const [mine, theirs] = await hours();
  expect(theirs).toBeGreaterThan(mine as number);
  await panel.getByRole('button', { name: /show as a table/ }).click();
  expect(await panel.getByTestId('futures').getByRole('table').innerText()).toContain('what if');
  await panel.getByRole('button', { name: 'Close' }).click();
});

test('it can be used without a mouse, and read by whoever sees badly', async () => {
  await plan();
  expect(await hardToUse(board)).toEqual([]);
  await board.getByTestId('what-if-open').click();
  await board
    .getByTestId('what-if')
    .getByLabel('Vehicle', { exact: true })
    .selectOption('vehicle/bus-7');
  await board.getByTestId('futures-table').waitFor({ timeout: 20_000 });
  expect(await hardToUse(board)).toEqual([]);
  await board.getByTestId('what-if-open').click();
  await board.getByTestId('plan-by-hand').click();
  await board.getByTestId('by-hand').waitFor();
  expect(await hardToUse(board)).toEqual([]);
  await board.getByTestId('by-hand').getByRole('button', { name: 'Leave it as it is' }).click();
});

test('changed by hand: the consequence is told before anybody accepts', async () => {
  await plan();
  await board.getByTestId('plan-by-hand').click();
  const dialog = board.getByTestId('by-hand');
  await dialog.getByTestId('drop-trip').first().click();
  await expect
    .poll(() => dialog.getByTestId('consequence').innerText())
    .toMatch(/≈ \d+ people fewer are brought/);
  await dialog.getByRole('button', { name: 'As proposed' }).click();
  await dialog.getByLabel('To', { exact: true }).first().selectOption('site/rashidin');
  await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
});

test('accepted, it is announced: sealed for coordinators, and no phone can read it', async () => {
  await plan();
  await board.getByTestId('accept-plan').click();
  const dialog = board.getByTestId('accept');
  await dialog.getByRole('button', { name: 'Accept it' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: 'Yes, announce it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(() => board.getByTestId('plan-changes').innerText(), { timeout: 20_000 })
    .toContain('Everything is as announced.');
  await allAtHub(board);

  const whole = await coordinatorCopy();
  expect(whole).toMatch(/"kind":"announced@1","subject":"plan\//);
  expect(whole).toMatch(/"kind":"issued@1","subject":"forecast\//);
  expect(whole).not.toContain('departsAt');
  const copy = await counterCopy();
  expect(copy).toContain('departed@1');
  for (const secret of ['"plan/', '"forecast/', 'timetable']) expect(copy).not.toContain(secret);
  // Not on the hub's disk either: what lies there is sealed.
  const sealed: string[] = [];
  for (const file of readdirSync(scene.laptop.data, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = readFileSync(join(file.parentPath, file.name), 'latin1');
    expect(`${file.name} ${text.includes('corridorTimetable')}`).toBe(`${file.name} false`);
    if (text.startsWith('age-encryption.org/')) sealed.push(file.name);
  }
  expect(sealed.length).toBeGreaterThan(0);
  for (const hash of sealed) expect(await blob(hash)).toBe(404);
});

test('no go, no trip; at the moment of go one driver is told one trip, and no hour', async () => {
  await plan();
  await row('7').getByTestId('give-next').click();
  const dialog = board.getByTestId('give-trip');
  await expect.poll(() => dialog.getByTestId('give-refused').innerText()).toContain('No go stands');
  expect(await dialog.getByTestId('give-yes').isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await write(
    line('notice/east-1-a', 'green-light@1', {
      party: 'party/a',
      level: 'checkpoint',
      channel: 'radio',
      batch: BATCH,
    }),
    line('condition/east-1-security-agrees', 'met-observed@1', {
      batch: BATCH,
      condition: 'security-agrees',
    }),
    line(BATCH, 'go-given@1'),
  );
  await row('7').getByTestId('give-next').click();
  await expect
    .poll(() => dialog.getByTestId('give-yes').isEnabled(), { timeout: 20_000 })
    .toBe(true);
  await dialog.getByTestId('give-yes').click();
  const slip = dialog.getByTestId('driver-slip');
  await slip.waitFor();
  const said = await slip.innerText();
  expect(said).toContain('Ramouseh → Rashidin');
  expect(said).not.toMatch(/\d{1,2}:\d{2}/);
  const code = (await slip.locator('b').innerText()).replace(/[^0-9A-Z.]/g, '');
  expect(parseSlip(code).ok).toBe(true);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await allAtHub(board);
  // The phone at the gate knows this one trip, and nothing after it.
  await expect.poll(counterCopy).toContain(`trip/${code}`);
  expect((await counterCopy()).split('planned@1').length - 1).toBe(1);
});

test('on Now it says when the last one is there', async () => {
  await showTab(board, 'now');
  const line = board.getByTestId('done-before');
  await line.waitFor({ timeout: 20_000 });
  expect(await line.innerText()).toMatch(/arrives/);
  await board.keyboard.press('t');
  await board.getByTestId('marey-planned').waitFor();
  expect(await board.getByTestId('marey').locator('path.plan').getAttribute('d')).toMatch(/^M/);
  await board.keyboard.press('Escape');
});

test.each(['fr', 'ar'] as const)('reads in %s', async (language) => {
  await plan();
  await board.getByTestId('language').selectOption(language);
  await board.locator(`html[lang="${language}"]`).waitFor();
  expect(await misread(board, language, 'board')).toEqual([]);
  await board.getByTestId('language').selectOption('en');
});
