import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/kit.ts';
import { run } from '../testing/process.ts';

const folder = freshFolder();
const examples = fileURLToPath(new URL('../../../../examples/agreements/', import.meta.url));
const written = (name: string, text: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const check = (...args: readonly string[]) => run('agreement', 'check', ...args);

const lockstep = (more: string) => `agreement: Two villages
time zone: Asia/Damascus
parties: { Upper: party, Lower: party }
places: { East: pick-up point, West: reception site }
roads: { Road: [East, West] }
terms:
  up: { from: East, to: West, how many: 300, owed by: Lower, in force: yes }
  down: { how many: 200-250, who: wounded, said by: Upper }
batches:
  up 1: { term: up, people: 300 }
  down 1:
    term: down
    waits for:
      - arrived: up 1
        required by: Lower
${more}`;

test('a coordinator reads in words who waits for whom, in which turn, and what is still to be agreed', async () => {
  const file = written('two.yaml', lockstep(''));
  const { code, stdout, stderr } = await check(file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'Two villages',
      'Times are those of Asia/Damascus.',
      '  Upper: party',
      '  up: in force',
      '      300 from East to West',
      '  down: not in force',
      '      200 to 250, wounded',
      '  1. up 1: up, 300',
      '      waits for no party',
      '  2. down 1: down',
      '      waits until up 1 has arrived',
      '          required by Lower',
      `${file}:8:3 Not in force: Lower have not said yes.`,
      `${file}:14:9 Lower holds the wounded: down 1 waits for up 1 has arrived.`,
    ]),
  );
});

test('a ring is refused at its line, and the batches that never can go are named', async () => {
  const file = written(
    'ring.yaml',
    lockstep('').replace(
      'people: 300 }',
      'people: 300, required by: Upper, waits for: { left: down 1 } }',
    ),
  );
  const { code, stdout, stderr } = await check(file);
  expect(code).toBe(1);
  expect(stdout).toContain(
    `${file}:10:65 up 1 could never go: up 1, down 1, up 1. Each waits for the other.`,
  );
  expect(stdout).toContain('  never down 1: down');
  expect(stderr).toContain('This agreement is refused: 2 things to mend.');
});

test('what cannot be read at all is refused without a half-read agreement beside it', async () => {
  const file = written('typo.yaml', lockstep('  more: { trem: up }\n'));
  const { code, stdout } = await check(file);
  expect(code).toBe(1);
  expect(stdout).toContain(
    `${file}:16:11 “trem” is not something that a batch has. Did you mean “term”?`,
  );
  expect(stdout).not.toContain('Batches, in the order');
});

test('the same for a program, as JSON', async () => {
  const file = written('json.yaml', lockstep(''));
  const { code, stdout } = await check(file, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    file,
    ok: true,
    isWhole: true,
    title: 'Two villages',
    timeZone: 'Asia/Damascus',
    parties: [{ id: 'party/upper' }, { id: 'party/lower' }],
    terms: [{ called: 'up', id: 'term/up', isInForce: true }, { called: 'down' }],
    batches: [
      { called: 'up 1', number: 1, waitsFor: [] },
      {
        called: 'down 1',
        waitsFor: [{ requiredBy: 'party/lower', words: 'until up 1 has arrived' }],
      },
    ],
    turns: [['batch/up-1'], ['batch/down-1']],
    never: [],
    findings: [
      { level: 'noted', rule: 'not-agreed', line: 8, column: 3 },
      { level: 'noted', rule: 'wounded-held', line: 14, column: 9 },
    ],
  });
  const refused = await check(written('bad.yaml', 'parties: [\n'), '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, isWhole: false, turns: [] });
});

test.each(readdirSync(examples))('the example %s is refused nothing', async (name) => {
  const { code, stdout } = await check(join(examples, name));
  expect(code).toBe(0);
  expect(stdout).toContain('  1. ');
});

test('wrong calls and files that hold no text say what to do', async () => {
  const good = written('good.yaml', lockstep(''));
  const wrong: readonly [code: number, says: string, ...args: string[]][] = [
    [3, 'There is no file', join(folder, 'nothing.yaml')],
    [2, 'is a folder', folder],
    [2, 'These are 2 files', good, good],
    [2, 'missing required argument', ...[]],
    [2, 'unknown option', good, '--fix'],
    [2, 'save it as UTF-8', written('utf16.yaml', Buffer.from(`\ufeff${lockstep('')}`, 'utf16le'))],
    [
      2,
      'cannot be read',
      written('picture.yaml', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])),
    ],
    ...(process.platform === 'win32'
      ? []
      : [[2, 'no file of the disk', '/dev/zero'] satisfies [number, string, string]]),
    [2, 'is larger than', written('large.yaml', Buffer.alloc(50_000_000, 0x78))],
    [2, 'is longer than', written('long.yaml', 'x'.repeat(500_000))],
  ];
  for (const [code, says, ...args] of wrong) {
    const ran = await check(...args);
    expect({ args, code: ran.code, stdout: ran.stdout }).toEqual({ args, code, stdout: '' });
    expect(ran.stderr).toContain(says);
  }
  expect((await run('agreement', '--help')).stdout).toContain('check');
  expect((await check('--help')).stdout).toContain('FILE:LINE:COLUMN');
});
