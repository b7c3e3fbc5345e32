import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../testing/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | object) => {
  writeFileSync(
    join(folder, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return join(folder, name);
};

const page = readFileSync(new URL('../../../../docs/planning.md', import.meta.url), 'utf8');
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] as string;
const example = block('json');
const quick = ['--seconds', '0.2'];

test('the example of the page is planned, and its answer is the one that stands there', async () => {
  const planned = await run('plan', file('first-day.json', example), '--timetable', ...quick);
  expect(planned.code).toBe(0);
  // How good a plan is found in so short a time may differ; who travels, how it is told and the bound may not.
  const sayings = (text: string) => text.replace(/\d\d:\d\d|\d+ (h|min)\b|\d+\.\d %/g, '#');
  const lines = (text: string) => new Set(sayings(text).split('\n').slice(0, 9));
  expect(lines(planned.stdout)).toEqual(lines(block('text')));
  expect(planned.stdout).toContain('EXERCISE');
  expect(planned.stdout).toContain('No plan can end before 2016-12-18 06:39');
  expect(planned.stdout).toMatch(
    /05:10 {2}ambulance {2}North School → Hospital .*4 people \(2 lying\) .*called 05:00, there 05:54, free 05:59/,
  );
});

test('machines get the plan, its times, the bound and that no rule is broken; a solver may raise the bound', async () => {
  const path = file('machines.json', example);
  const planned = await run('plan', path, '--json', '--prove', ...quick);
  const { exercise, plan, timetable, bound, gap, proven, obstacles, violations } = JSON.parse(
    planned.stdout,
  );
  expect(exercise).toBe(true);
  expect(plan.routes).toHaveLength(3);
  expect(timetable.trips).toHaveLength(5);
  expect(bound.minute).toBeLessThanOrEqual(timetable.ends);
  expect(gap).toBeCloseTo(timetable.ends / bound.minute - 1, 9);
  expect(proven).toBe(timetable.ends <= bound.minute + 1e-6);
  expect([obstacles, violations]).toEqual([[], []]);
});

test('who cannot be brought is named with what is in the way, and the others are planned', async () => {
  const scenario = JSON.parse(example);
  scenario.sites[3].places.people = 60;
  scenario.batches[1].held = 'the council';
  const planned = await run('plan', file('full.json', scenario), '--json', ...quick);
  expect(planned.code).toBe(1);
  const { timetable, obstacles } = JSON.parse(planned.stdout);
  const kept = obstacles.reduce((sum: number, { people }: { people: number }) => sum + people, 0);
  const travels = timetable.trips.reduce(
    (sum: number, { people }: { people: Record<string, number> }) =>
      sum + Object.values(people).reduce((a, b) => a + b, 0),
    0,
  );
  expect(travels + kept).toBe(109);
  expect(obstacles).toContainEqual(
    expect.objectContaining({
      rule: 'batch-held',
      sentence: 'Wounded of the Quarter is held: the council. 6 people wait.',
    }),
  );
  expect(planned.stderr).toContain('cannot be brought');
});

test('a file that is none is refused with every place in it', async () => {
  const wrong = await run(
    'plan',
    file('wrong.json', { ...JSON.parse(example), speed: 3, ways: [{ from: 'yard', to: 'moon' }] }),
  );
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('wrong.json: ways[0].minutes is missing.');
  expect(wrong.stderr).toContain('wrong.json: speed is no field here; there are format,');
  const text = await run('plan', file('list.txt', '2 1\n1 2\n'));
  expect(text.code).toBe(2);
  expect(text.stderr).toContain('--format bep');
  expect((await run('plan', join(folder, 'nothing.json'))).code).toBe(3);
  expect((await run('plan')).code).toBe(2);
  for (const seconds of ['0', '-1', 'x', '']) {
    expect((await run('plan', file('a.json', example), '--seconds', seconds)).code).toBe(2);
  }
});

const worked = `3 1\n1 3\n3 7 1 3 3\n3 9 4 4 1\n\n1 7 4 9\n\n1 6 7 8\n2 10 9 2\n3 6 3 7\n`;

test('a published instance is solved and its optimum proven', async () => {
  const path = file('worked.txt', worked);
  const solved = await run('plan', '--format', 'bep', path, '--json', '--prove', ...quick);
  expect(solved.code).toBe(0);
  const { makespan, lowerBound, proven, violations, trips } = JSON.parse(solved.stdout);
  expect({ makespan, lowerBound, proven, violations }).toEqual({
    makespan: 23,
    lowerBound: 23,
    proven: true,
    violations: [],
  });
  expect(trips).toHaveLength(7);
  expect(Math.max(...trips.map(({ arrives }: { arrives: number }) => arrives))).toBe(23);
  const said = await run('plan', '--format', 'bep', path, '--prove', '--timetable', ...quick);
  expect(said.stdout).toContain('7 trips of 3 buses end at 23.\nNo routes end earlier.');
  expect(said.stdout).toMatch(/bus 3: leaves at 0, source \d at \d+, sink \d at \d+/);
});

test('a bus may make a trip more than there are loads, if not forbidden', async () => {
  // Sources 2 and 3 are far from the depot and near the sink: the second bus gets there soonest by an empty round over source 1.
  const path = file('detour.txt', '2 1\n1 2\n3 3 1 1 1\n1 9 9\n\n1 1 30 30\n\n1 1\n2 2\n3 2\n');
  const ends = async (...more: readonly string[]) => {
    const { stdout } = await run('plan', '--format', 'bep', path, '--json', ...more, ...quick);
    const { makespan, demand, violations } = JSON.parse(stdout);
    return { makespan, demand, violations };
  };
  expect(await ends()).toEqual({ makespan: 6, demand: 'at-least', violations: [] });
  expect(await ends('--exactly')).toEqual({ makespan: 10, demand: 'exactly', violations: [] });
  const broken = await run(
    'plan',
    '--format',
    'bep',
    file('broken.txt', worked.replace('9 2', '9')),
  );
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain('broken.txt:9: This row of distances');
});

test('scenarios are made from a seed, and can be planned', async () => {
  const made = await run('plan', '--generate', 'small', '--seed', '12');
  const again = await run('plan', '--generate', 'small', '--seed', '12');
  expect(made.stdout).toBe(again.stdout);
  const planned = await run('plan', file('small.json', made.stdout), ...quick);
  expect([0, 1]).toContain(planned.code);
  const instance = await run('plan', '--generate', 'public3');
  const path = file('public3.txt', instance.stdout);
  expect((await run('plan', '--format', 'bep', path, ...quick)).code).toBe(0);
  const unknown = await run('plan', '--generate', 'large');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('xl200');
});
