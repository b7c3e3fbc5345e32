// Calls in the night, sealed to the coordinators; a list of names that never enters.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn as signInToHub } from '../packages/hub/src/testing/people.ts';
import { enrolPhone, showTab, signIn } from './support/board.ts';
import { joinPhone } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const wire = scene.laptop.hub();
  const { op, coordinator } = await openWinterRoad(scene.laptop);
  const party = (id: string, name: string) => ({
    kind: 'named@1',
    subject: `party/${id}`,
    fact: { name, roles: ['party'] },
  });
  const lines = await coordinator.write(
    party('army', 'The army'),
    party('council', 'The council'),
    {
      kind: 'said@1',
      subject: 'term/families',
      fact: {
        by: 'party/army',
        about: 'people',
        category: 'families',
        origin: 'site/ramouseh',
        quantity: { exact: 1200 },
      },
    },
    { kind: 'planned@1', subject: 'batch/one', fact: { term: 'term/families', number: 1 } },
  );
  const { token } = (await signInToHub(wire, op, coordinator)).body;
  const { body } = await wire.call('/api/sync/push', { token, body: { lines } });
  expect(body.refused).toEqual([]);
});
afterAll(() => scene.end());

/** Everything that a device was answered, and asked for. */
function listen(browser: BrowserContext) {
  const answers: Promise<string>[] = [];
  const asked: string[] = [];
  browser.on('response', (response) => {
    if (!response.url().includes('/api/') || response.url().endsWith('/api/news')) return;
    answers.push(response.text().catch(() => ''));
  });
  browser.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  return {
    asked: () => asked.join('\n'),
    answered: async () => (await Promise.all(answers)).join('\n'),
  };
}

const calls = (page: Page) => page.getByTestId('calls').getByTestId('call');
const openCalls = async (page: Page) => {
  await showTab(page, 'agreement');
  await page.getByTestId('contacts').waitFor();
};

async function logCall(
  page: Page,
  said: {
    readonly says: string;
    readonly about?: string;
    readonly people?: string;
    readonly calls: string;
  },
) {
  await page.getByTestId('open-log-call').click();
  const form = page.getByTestId('log-call');
  await form.getByLabel('Who spoke').selectOption({ label: 'The army' });
  await form.getByLabel('In what capacity').selectOption({ label: 'liaison' });
  await form.getByLabel('At which level').selectOption({ label: 'front' });
  await form.getByLabel('How it came').selectOption({ label: 'by telephone' });
  await form.getByLabel('What was said 1').selectOption({ label: said.says });
  if (said.about) await form.getByLabel('About what').selectOption({ label: said.about });
  if (said.people) await form.getByLabel('People, by their word').fill(said.people);
  await form.getByLabel('Due').selectOption({ label: 'in 10 min' });
  await form.getByLabel('Who calls', { exact: true }).selectOption({ label: said.calls });
  await form.getByTestId('seal-call').click();
  await form.waitFor({ state: 'hidden' });
}

async function* filesUnder(folder: string): AsyncGenerator<[path: string, text: string]> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield [path, await readFile(path, 'latin1')];
  }
}

test('calls open on coordinators’ boards alone, with the hub and without; a list is known by its fingerprint', async () => {
  const { browser, page: leila } = await scene.board();
  const sent = listen(browser);
  await signIn(leila, await scene.laptop.link());
  const phoneLink = await enrolPhone(leila, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  const monitorLink = await enrolPhone(leila, {
    label: 'Monitor 1',
    role: 'monitor, keeps what others state',
  });
  const phone = await scene.phone();
  const monitor = await scene.board();
  const others = [listen(phone.browser), listen(monitor.browser)];
  await joinPhone(phone.page, phoneLink);
  await signIn(monitor.page, monitorLink);

  await openCalls(leila);
  await expect
    .poll(() => leila.getByTestId('contacts').textContent())
    .toContain('No call is logged');
  await logCall(leila, {
    says: 'gives green light',
    about: 'batch 1 from Ramouseh',
    calls: 'they call us',
  });
  const offer = leila.getByTestId('offer');
  await expect.poll(() => offer.textContent()).toContain('The army · liaison · front');
  await offer.getByRole('button', { name: 'Record the green light for everybody' }).click();
  await offer.getByText('on the open record').waitFor();
  await leila.getByTestId('offers-done').click();
  await expect
    .poll(() => leila.getByTestId('next-calls').first().textContent())
    .toMatch(/in (10|9) min they call us/);
  await expect.poll(() => calls(leila).count()).toBe(1);

  const { page: omar } = await scene.board();
  await signIn(omar, await scene.laptop.link());
  await openCalls(omar);
  await expect.poll(() => calls(omar).getAttribute('data-why')).toBe('sealed');
  await expect
    .poll(() => calls(omar).textContent())
    .toContain('Sealed before this board was let in. It opens on:');
  await leila.getByTestId('open-let-in').click();
  await leila.getByTestId('let-in-yes').click();
  await expect.poll(() => calls(omar).getAttribute('data-why')).toBe('open');
  await expect.poll(() => calls(omar).textContent()).toContain('gives green light');

  await openCalls(monitor.page);
  await expect
    .poll(() => monitor.page.getByTestId('contacts-closed').textContent())
    .toContain('Calls are sealed to the coordinators.');
  expect(await monitor.page.getByTestId('next-calls').count()).toBe(0);

  const omarWasAt = omar.url();
  await omar.goto('about:blank');
  await scene.laptop.kill();
  await leila.getByTestId('banner-offline').waitFor();
  await logCall(leila, {
    says: 'changes the number',
    about: 'the term for families from Ramouseh',
    people: '1500',
    calls: 'we call them',
  });
  await leila.getByTestId('offers-done').click();
  await leila.getByTestId('contacts-unsent').waitFor();
  await leila.reload();
  await expect.poll(() => calls(leila).count()).toBe(2);
  await expect.poll(() => calls(leila).first().textContent()).toContain('changes the number');
  await expect
    .poll(() => leila.getByTestId('contacts-unsent').textContent())
    .toContain('1 call lies');
  await scene.laptop.restart();
  await leila.getByTestId('contacts-unsent').waitFor({ state: 'hidden' });

  await leila.getByTestId('open-record-list').click();
  const form = leila.getByTestId('record-list');
  await form.getByLabel('What happened').selectOption({ label: 'given' });
  await expect
    .poll(() => form.getByTestId('given-means').textContent())
    .toContain('Nobody can ever take it back');
  await form.getByLabel('To whom').selectOption({ label: 'The army' });
  const names = Array.from({ length: 40 }, (_, n) => `Jamila Canary ${n}`);
  const list = (lines: readonly string[]) => ({
    name: 'jamila-canary.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n')),
  });
  const file = 'From a file on this laptop';
  await form.getByLabel(file).setInputFiles(list(names));
  await form.getByTestId('fingerprint').waitFor();
  const plain = names.map((name) => name.toLowerCase()).sort();
  const wanted = createHash('sha256')
    .update(`${plain.join('\n')}\n`)
    .digest('hex');
  await expect
    .poll(async () => (await form.getByTestId('fingerprint').textContent())?.replaceAll(' ', ''))
    .toBe(wanted);
  await expect.poll(() => form.getByLabel('Number of lines').inputValue()).toBe('40');
  await form.getByRole('button', { name: 'I have read this' }).click();
  await expect
    .poll(() => form.getByRole('alert').textContent())
    .toContain('Nobody can take them back');
  await form.getByRole('button', { name: 'Yes, it was given' }).click();
  await form.waitFor({ state: 'hidden' });
  await expect
    .poll(() => leila.getByTestId('list-row').textContent())
    .toContain('given by us, to The army');

  await leila.getByTestId('open-compare-lists').click();
  const compare = leila.getByTestId('compare-lists');
  await compare.getByLabel('One list').selectOption({ label: 'List 1' });
  await compare.getByLabel(file).setInputFiles(list([...names].reverse()));
  await compare.getByText('The same list').waitFor();
  await compare.getByLabel(file).setInputFiles(list(names.slice(1)));
  await compare.getByText('Not the same list').waitFor();
  await compare.getByRole('button', { name: 'Done' }).click();

  await omar.goto(omarWasAt);
  await openCalls(omar);
  await expect.poll(() => calls(omar).count()).toBe(2);
  await expect.poll(() => calls(omar).first().textContent()).toContain('changes the number');

  // The green light is everybody’s; the calls came to nobody else.
  for (const { answered, asked } of others) {
    const all = await answered();
    expect(all).toContain('opened@1');
    expect(asked()).not.toContain('/api/blob');
    for (const secret of ['contact/', 'age-encryption.org', 'resealed@1', 'logged@1'])
      expect(all).not.toContain(secret);
  }
  expect(await others[1]?.answered()).toContain('green-light@1');
  // Not a name of the list, nor of its file: not to the hub, not on its disk, not in this browser.
  expect(sent.asked().toLowerCase()).not.toContain('jamila');
  for await (const [path, text] of filesUnder(scene.laptop.data))
    expect(`${path} ${/jamila/i.test(text)}`).toBe(`${path} false`);
  expect((await leila.content()).toLowerCase()).not.toContain('jamila');
});
