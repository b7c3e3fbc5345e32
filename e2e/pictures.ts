// Takes the README's pictures of the board, out of the exercise as it plays: `node_modules/.bin/node e2e/pictures.ts`, after `npm run web`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { signIn } from './support/board.ts';
import { openBrowser } from './support/browser.ts';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = pathOf('../docs/pictures/');
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'corridor-pictures-'));
const main = pathOf('../packages/hub/src/cli/main.ts');
const hub = spawn(
  process.execPath,
  [main, 'start', '--demo', '--json', '--port', '0', '--data', data],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const { address } = await new Promise<{ address: string }>((resolve) => {
  let told = '';
  hub.stdout.on('data', (text) => {
    told += text;
    if (told.trimEnd().endsWith('}')) resolve(JSON.parse(told));
  });
});
const take = async (page: Page, name: string) => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: `${folder}${name}`, animations: 'disabled' });
  console.info(name, Math.round(statSync(folder + name).size / 1024), 'KB');
};

const laptop = await openBrowser({ viewport: { width: 1440, height: 900 } });
const board = await laptop.newPage();
await signIn(board, address);
await board.getByTestId('operation').filter({ hasText: 'EXERCISE' }).click();
await board.getByTestId('rehearsal').waitFor();
const speed = (name: string) => board.getByRole('button', { name, exact: true }).click();
// The log has to be here first: halfway through, it tells of an older day.
await board.waitForTimeout(5_000);
await board.getByTestId('suspended').waitFor({ state: 'hidden' });
// Soon after the curtain the road is closed while vehicles are on it; then they stand for a while.
await speed('60×');
await board.getByTestId('suspended').waitFor({ timeout: 60_000 });
await board.waitForTimeout(28_000);
await speed('pause');
await board.waitForTimeout(1_500);
await take(board, 'board-now.png');
await board.keyboard.press('t');
await board.getByTestId('diagram').locator('svg').waitFor();
await board.waitForTimeout(1_000);
await take(board, 'board-diagram.png');
await board.keyboard.press('Escape');

await board.getByTestId('tab-account').click();
await board.getByTestId('account').waitFor();
await board.waitForTimeout(3_000);
await take(board, 'board-account.png');
await board.getByTestId('tab-said').click();
await board.getByTestId('said').waitFor();
await board.waitForTimeout(3_000);
await take(board, 'board-said.png');

await board.getByTestId('tab-now').click();
await speed('600×');
await board.waitForTimeout(40_000);
await speed('pause');
await board.getByTestId('reveal').click();
await board.getByRole('button', { name: 'yes, reveal' }).click();
await board.getByTestId('truth').waitFor();
await board.waitForTimeout(1_500);
await take(board, 'reveal.png');
await laptop.close();
hub.once('exit', () => rmSync(data, { recursive: true, force: true }));
hub.kill('SIGTERM');
