import { rehearse, type ScenarioName, signable } from '@corridor/exercise';
import { busyRoads, phoneKeysOf, siteOf } from './busyRoads.ts';
import { createPen, type Pen, type Unsigned } from './written.ts';

export interface Load {
  readonly name: string;
  readonly pen: Pen;
  readonly lines: number;
  /** True time of its last line, ms. */
  readonly endsAt: number;
}

/** `moreKeys`: of devices that will write later. A rehearsal as lines. L: a million, nearly all of them people leaving by their own means. */
export async function rehearsalLoad(
  scenario: ScenarioName,
  tell: (what: string) => void,
  moreKeys: readonly string[] = [],
): Promise<Load> {
  const { acts, cast, endsAt } = rehearse(scenario, 'bench');
  const keys = cast.map(({ key }) => key).filter((key) => key !== 'founder');
  const pen = await createPen(`rehearsal ${scenario}`, [...keys, ...moreKeys]);
  const ids: string[] = [];
  const known = {
    line: (index: number) => ids[index] as string,
    device: (key: string) => pen.signerOf(key).device,
  };
  for (const act of acts) {
    const { subject, fact, after } = signable(act, known);
    const { device, wall, kind } = act;
    ids.push(pen.write({ device, wall, kind, subject, fact, after }).id);
    if (ids.length % 250_000 === 0) tell(`${ids.length} lines of rehearsal ${scenario} written`);
  }
  return {
    name: `rehearsal ${scenario} (${Math.round(ids.length / 1_000)}k lines)`,
    pen,
    lines: ids.length,
    endsAt,
  };
}

/** About so many lines, most of them of trips: seven or eight lines for each of a great many subjects. */
export async function busyLoad(
  lines: number,
  phonesAtSite: number,
  tell: (what: string) => void,
  moreKeys: readonly string[] = [],
): Promise<Load> {
  const acts = busyRoads(lines, phonesAtSite);
  const phoneKeys = phoneKeysOf(phonesAtSite);
  const pen = await createPen(`busy ${lines}`, ['board', ...phoneKeys, ...moreKeys]);
  const startsAt = acts[0]?.at ?? 0;
  const enrol = (by: string, key: string, role: string, sites: readonly string[], at: number) => {
    const { device } = pen.signerOf(key);
    const fact = { device, label: key, role, sites };
    pen.write({ device: by, wall: at, subject: `device/${device}`, kind: 'enrolled@1', fact });
  };
  enrol('founder', 'board', 'coordinator', [], startsAt - 3_600_000);
  for (const key of phoneKeys) enrol('board', key, 'counter', [siteOf(key)], startsAt - 3_000_000);
  const written: Unsigned[] = [];
  for (const { at, device, subject, kind, fact, after } of acts) {
    const seen = after?.map((place) => written[place]?.id as string);
    const more = seen === undefined ? {} : { after: seen };
    written.push(pen.write({ device, wall: at, subject, kind, fact, ...more }));
    if (written.length % 250_000 === 0) tell(`${written.length} lines of busy roads written`);
  }
  return {
    name: `busy roads (${Math.round(acts.length / 1_000)}k lines)`,
    pen,
    lines: written.length + phoneKeys.length + 1,
    endsAt: acts.at(-1)?.at ?? startsAt,
  };
}
