import type { DeviceId, Header, Line, OperationId } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { headerOf, saltOf } from './lines.ts';
import { createChance } from './measure.ts';
import type { Act } from './operation.ts';

/** Texts of a line that nobody signed yet. */
export interface Unsigned {
  readonly id: string;
  readonly device: DeviceId;
  readonly headerText: string;
  readonly bodyText: string;
}

/**
 * Chains one line after another to what each device wrote. `devices`: the key of each device that acts name by
 * number. Answers the texts by act.
 */
export function chainActs(
  op: OperationId,
  devices: readonly DeviceId[],
  acts: readonly Act[],
  tell: (what: string) => void,
): readonly Unsigned[] {
  const chance = createChance(acts.length);
  const heads = new Map<number, { seq: number; id: string; wall: number }>();
  const lines: Unsigned[] = [];
  for (const { at, device, subject, kind, fact, after } of acts) {
    const seen = after?.map((place) => lines[place]?.id);
    const bodyText = JSON.stringify({
      salt: saltOf(chance),
      kind,
      subject,
      ...(seen === undefined ? {} : { after: seen }),
      fact,
    });
    const head = heads.get(device);
    const seq = (head?.seq ?? 0) + 1;
    const wall = Math.max(Math.floor(at), (head?.wall ?? 0) + 1);
    const dev = devices[device] as DeviceId;
    const headerText = headerOf(op, dev, seq, head?.id ?? null, wall, hashText(bodyText));
    const id = hashText(headerText);
    heads.set(device, { seq, id, wall });
    lines.push({ id, device: dev, headerText, bodyText });
    if (lines.length % 250_000 === 0) tell(`${lines.length} lines written`);
  }
  return lines;
}

export function unsignedToLine({ id, headerText, bodyText }: Unsigned): Line {
  const header = JSON.parse(headerText) as Header;
  return { id, header, body: JSON.parse(bodyText), headerText, bodyText, signature: '' };
}
