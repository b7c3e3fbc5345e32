import type { Line, LogEvent } from '../types.ts';

const NOTHING: readonly never[] = [];

/**
 * Lines as events, without their texts: a million of them stay in memory. Strings that repeat are kept
 * once. Times are as the device told them, and every device
 * is a person, until standing is known.
 */
export const createEventReader = (): ((line: Line) => LogEvent | null) => {
  const strings = new Map<string, string>();
  const once = (text: string): string => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, text);
    return text;
  };
  return ({ id, header, body }) => {
    if (body === null) return null;
    const { dev, seq, hlc, wall, gps } = header;
    const { kind, subject, after, act, fact } = body;
    return {
      id,
      device: once(dev),
      person: once(dev),
      seq,
      hlc,
      wall,
      ...(gps === undefined ? {} : { gps }),
      at: wall,
      doubt: 0,
      kind: once(kind),
      subject: once(subject),
      after: after ?? NOTHING,
      ...(act === undefined ? {} : { act }),
      fact,
    };
  };
};
