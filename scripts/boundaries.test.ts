// The floors of the house and the walls around the pure packages, as the linter sees them: files
// that break one wall each are laid out in a copy of the house, and linted there with our settings.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Finding {
  readonly category: string;
  readonly location: { readonly path: string };
}

/** Per file, the names of the rules it breaks. */
function brokenRules(files: Readonly<Record<string, string>>): Map<string, Set<string>> {
  const house = mkdtempSync(join(tmpdir(), 'corridor-walls-'));
  for (const name of ['biome.json', '.gitignore'])
    copyFileSync(join(root, name), join(house, name));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });
  rmSync(house, { recursive: true });
  const rules = new Map(Object.keys(files).map((path) => [path, new Set<string>()]));
  for (const { category, location } of JSON.parse(stdout).diagnostics as readonly Finding[]) {
    rules.get(location.path)?.add(category.split('/').at(-1) ?? category);
  }
  return rules;
}

const allowed = {
  log: ['./line.ts', '../src/line.ts', '../../src/line.ts', 'idb', 'node:fs'],
  operation: ['./fold/trip.ts', '../src/index.ts', 'valibot'],
  text: ['./t.ts', '../src/index.ts', '@lingui/message-utils/compileMessage'],
  exercise: ['@corridor/operation', './cast.ts'],
  account: ['@corridor/operation', './figure/types.ts', 'yalps'],
  report: ['@corridor/operation', '@corridor/account', '@corridor/text', './room.ts'],
  hub: [
    '@corridor/log',
    '@corridor/log/node',
    '@corridor/operation',
    '@corridor/operation/agreement-file',
    '@corridor/exercise',
    '@corridor/account',
    '@corridor/report',
    '@corridor/text',
    'hono',
  ],
  phone: [
    '@corridor/log',
    '@corridor/log/browser',
    '@corridor/log/camera',
    '@corridor/operation',
    '@corridor/text',
    '@corridor/text/browser',
    'react',
  ],
  board: [
    '@corridor/log',
    '@corridor/log/browser',
    '@corridor/log/camera',
    '@corridor/operation',
    '@corridor/operation/agreement-file',
    '@corridor/account',
    '@corridor/report',
    '@corridor/text',
    '@corridor/text/browser',
    '../src/main.tsx',
  ],
};

const forbidden = {
  log: ['@corridor/operation', '@corridor/hub', '../../operation/src/index.ts'],
  operation: ['@corridor/log', '@corridor/log/node', '@corridor/text', '../../log/src/index.ts'],
  text: ['@corridor/operation', '@corridor/phone', '../../operation/src/index.ts'],
  exercise: [
    '@corridor/log',
    '@corridor/hub',
    '@corridor/log/node',
    '../../operation/src/index.ts',
  ],
  account: [
    '@corridor/log',
    '@corridor/text',
    '@corridor/exercise',
    '../../operation/src/index.ts',
  ],
  report: ['@corridor/log', '@corridor/hub', '@corridor/exercise', '../../account/src/index.ts'],
  hub: [
    '@corridor/phone',
    '@corridor/board',
    '@corridor/log/browser',
    '@corridor/log/camera',
    '@corridor/text/browser',
    '../../phone/src/main.tsx',
  ],
  phone: [
    '@corridor/hub',
    '@corridor/board',
    '@corridor/exercise',
    '@corridor/account',
    '../../log/src/index.ts',
    '../../../text/src/t.ts',
  ],
  board: [
    '@corridor/hub',
    '@corridor/phone',
    '@corridor/log/node',
    '../../../hub/src/index.ts',
    '../../../text/src/t.ts',
  ],
};

const waysIn = (source: string) => ({
  value: `import { a } from '${source}';\nexport const b = a;\n`,
  type: `import type { A } from '${source}';\nexport type B = A;\n`,
  again: `export { a } from '${source}';\n`,
  late: `export const a = await import('${source}');\n`,
});

const impurities = {
  'Date.now()': 'noRestrictedGlobals',
  'new Date()': 'noRestrictedGlobals',
  'performance.now()': 'noRestrictedGlobals',
  'setTimeout(() => {}, 1)': 'noRestrictedGlobals',
  'setInterval(() => {}, 1)': 'noRestrictedGlobals',
  'fetch("/facts")': 'noRestrictedGlobals',
  'process.env': 'noRestrictedGlobals',
  'crypto.randomUUID()': 'noRestrictedGlobals',
  'globalThis.Date': 'noRestrictedGlobals',
  'Math.random()': 'noJsRestrictedProperties',
  'import("node:fs")': 'noNodejsModules',
};

/** Every case is a file of its own, tests included: a test is no way through a wall. */
function* imports(kind: string, house: Readonly<Record<string, readonly string[]>>) {
  for (const [name, sources] of Object.entries(house)) {
    for (const [at, source] of sources.entries()) {
      for (const [way, text] of Object.entries(waysIn(source))) {
        for (const end of ['ts', 'test.ts']) {
          const path = `packages/${name}/src/${kind}/${at}-${way}.${end}`;
          yield { path, title: `${name}, ${source}`, text };
        }
      }
    }
  }
}

const right = [...imports('allowed', allowed)];
const wrong = [...imports('forbidden', forbidden)];
const acts = Object.entries(impurities).map(([source, rule], at) => ({
  source,
  rule,
  text: `export const a = ${source};\n`,
  pure: [
    'operation/src',
    'exercise/src',
    'account/src',
    'report/src',
    'log/src/handover',
    'log/src/standing',
    'phone/src/pad',
    'text/src',
  ].map((folder) => `packages/${folder}/impure/${at}.ts`),
  free: [`packages/operation/src/impure/${at}.test.ts`, `packages/hub/src/impure/${at}.ts`],
}));
const builtinText = "export * from 'node:fs';\n";
const inBrowser = ['packages/phone/src/builtin.ts', 'packages/board/src/builtin.tsx'];
const inNode = ['packages/phone/src/builtin.test.tsx', 'packages/phone/vite.config.ts'];
const buildText = "export * from '@corridor/text/build';\n";
const inApp = ['packages/phone/src/build.ts', 'packages/board/src/build.tsx'];
const inBuild = ['packages/phone/src/build.test.ts', 'packages/board/scripts/texts.ts'];
const orderText = 'export const order = (a: string, b: string) => a.localeCompare(b);\n';
const orderPaths = ['packages/operation/src/order.ts', 'packages/board/src/order.ts', 'e2e/a.ts'];

const broken = brokenRules(
  Object.fromEntries([
    ...[...right, ...wrong].map(({ path, text }) => [path, text] as const),
    ...acts.flatMap(({ pure, free, text }) => [...pure, ...free].map((path) => [path, text])),
    ...[...inBrowser, ...inNode].map((path) => [path, builtinText] as const),
    ...[...inApp, ...inBuild].map((path) => [path, buildText] as const),
    ...orderPaths.map((path) => [path, orderText] as const),
  ]),
);

const pathsBreaking = (rule: string, paths: readonly string[]) =>
  paths.filter((path) => broken.get(path)?.has(rule));

test('every package may import what lies below it', () => {
  const paths = right.map(({ path }) => path);
  expect(pathsBreaking('noRestrictedImports', paths)).toEqual([]);
});

for (const [title, cases] of Map.groupBy(wrong, ({ title }) => title)) {
  test(`no way through the wall: ${title}`, () => {
    const paths = cases.map(({ path }) => path);
    expect(pathsBreaking('noRestrictedImports', paths)).toEqual(paths);
  });
}

test.each(acts)(
  'operation, account, report, exercise, text, the core of the log and the pad are pure: no $source',
  ({ rule, pure, free }) => {
    expect(pathsBreaking(rule, [...pure, ...free])).toEqual(pure);
  },
);

test('phone and board import nothing that only Node has', () => {
  expect(pathsBreaking('noNodejsModules', [...inBrowser, ...inNode])).toEqual(inBrowser);
});

test('what reads catalogues is for builds and tests, and never in an app', () => {
  expect(pathsBreaking('noRestrictedImports', [...inApp, ...inBuild])).toEqual(inApp);
});

test('nobody orders by locale', () => {
  expect(pathsBreaking('noJsRestrictedProperties', orderPaths)).toEqual(orderPaths);
});
