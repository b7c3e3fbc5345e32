import { cpSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/kit.ts';
import { openFolder, writeSecret } from './folder.ts';

const freshPath = () => join(freshFolder(), 'data');

function open(path: string) {
  const folder = openFolder(path);
  if ('problem' in folder) throw new Error(folder.problem);
  return folder;
}

test('a folder opened again at its place is no copy', () => {
  const path = freshPath();
  open(path).close();
  const again = open(path);
  expect(again.isCopy).toBe(false);
  again.close();
});

test('a renamed folder is still the same one', () => {
  const path = freshPath();
  open(path).close();
  renameSync(path, `${path}-renamed`);
  const moved = open(`${path}-renamed`);
  expect(moved.isCopy).toBe(false);
  moved.close();
});

test('[copied-hub] a folder copied to a second place is known as a copy until it has settled', () => {
  const path = freshPath();
  open(path).close();
  cpSync(path, `${path}-copy`, { recursive: true });
  const copy = open(`${path}-copy`);
  expect(copy.isCopy).toBe(true);
  copy.settle();
  copy.close();
  const settled = open(`${path}-copy`);
  expect(settled.isCopy).toBe(false);
  settled.close();
});

test.each(['', '{}', '{"machine":"x'])(
  'a power cut while the hub wrote down where it lives (%j) makes it no copy',
  (left) => {
    const path = freshPath();
    open(path).close();
    writeFileSync(join(path, 'home.json'), left);
    const again = open(path);
    expect(again.isCopy).toBe(false);
    again.close();
    cpSync(path, `${path}-copy`, { recursive: true });
    const copy = open(`${path}-copy`);
    expect(copy.isCopy).toBe(true);
    copy.close();
  },
);

test('a start writes nothing about its place that is there already', () => {
  const path = freshPath();
  open(path).close();
  const { mtimeMs } = statSync(join(path, 'home.json'));
  open(path).close();
  expect(statSync(join(path, 'home.json')).mtimeMs).toBe(mtimeMs);
});

test('[copied-hub] a second hub on the same folder is told who has it', () => {
  const path = freshPath();
  open(path).close();
  // The parent process runs for sure, and is not us.
  const stat = { pid: process.ppid };
  writeFileSync(join(path, 'lock'), JSON.stringify({ ...stat, ...ownBootOf(process.ppid) }));
  expect(openFolder(path)).toEqual({ problem: 'in-use', pid: process.ppid });
});

test('[hub-killed] a lock left by a killed hub does not keep the next one from starting', () => {
  const path = freshPath();
  open(path).close();
  writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 2 ** 22 - 1, boot: 'x', start: '1' }));
  open(path).close();
  writeFileSync(join(path, 'lock'), '{"pid":');
  open(path).close();
});

test('only the owner can read the folder and its keys', () => {
  const path = freshPath();
  const folder = open(path);
  writeSecret(folder.file('key'), 'secret');
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(folder.file('key')).mode & 0o777).toBe(0o600);
  folder.close();
});

function ownBootOf(pid: number) {
  const { readFileSync, existsSync } = process.getBuiltinModule('node:fs');
  const bootFile = '/proc/sys/kernel/random/boot_id';
  const boot = existsSync(bootFile) ? readFileSync(bootFile, 'utf8').trim() : '';
  const statFile = `/proc/${pid}/stat`;
  const stat = existsSync(statFile) ? readFileSync(statFile, 'utf8').trim() : '';
  return { boot, start: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' };
}
