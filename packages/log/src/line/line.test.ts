import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText as browserHashText, sha256 as browserSha256 } from '../browser.ts';
import { hashText, sha256 } from '../node.ts';
import { createCast } from '../testing/cast.ts';
import { craftLine } from '../testing/craft.ts';
import { bodyToText, isDeviceFactText, textToBody } from './body.ts';
import { headerToText, textToHeader, textToNextHeader } from './header.ts';
import { isExercise, isFounder, operationIdOf } from './operation.ts';
import { lineToText, parseLine } from './parse.ts';

const seed = Date.now() % 2 ** 31;
const id = 'A'.repeat(43);
const salt = 'A'.repeat(22);
const op = 'ex-0123456789012345678901';
const head = { v: 1, op, dev: id, seq: 2, prev: id, hlc: [5, 0], wall: 7, body: id } as const;

/** The body with this text in the place of its fact. */
const bodyWith = (fact: string) =>
  `{"salt":"${salt}","kind":"tallied@1","subject":"trip/a","fact":${fact}}`;

describe('a header', () => {
  test('is read as written, with and without a satellite fix', () => {
    for (const header of [head, { ...head, gps: 9 }, { ...head, seq: 1, prev: null }]) {
      expect(textToHeader(headerToText(header))).toEqual(header);
      const before = { ...head, seq: 1, prev: null };
      const headerText = headerToText(before);
      const next = textToNextHeader(headerToText(header), { id, header: before, headerText });
      expect(next).toEqual(header.prev === null ? null : header);
    }
  });

  test('has the verdict of parsing and writing it again', () => {
    console.info('seed', seed);
    const number = fc.oneof(fc.nat(20), fc.maxSafeNat(), fc.constant(2 ** 53), fc.constant(1e21));
    const texts = fc
      .record({
        seq: number,
        prev: fc.constantFrom(null, id, 'B'.repeat(43)),
        hlc: fc.tuple(number, number),
        wall: number,
        gps: fc.option(number, { nil: undefined }),
      })
      .map((some) => {
        const { gps, ...rest } = { ...head, ...some };
        const { body, ...before } = rest;
        return JSON.stringify({ ...before, ...(gps === undefined ? {} : { gps }), body });
      });
    const spoiled = fc
      .tuple(
        texts,
        fc.nat(400),
        fc.constantFrom('', ' ', '0', '-', '"', 'A', '{', '1.0', ',', '\\u0041'),
      )
      .map(([text, at, what]) => text.slice(0, at) + what + text.slice(at + (at % 2)));
    /** Slowly: canonical JSON with these keys in this order and these values. */
    const isHeader = (text: string) => {
      let value: Record<string, unknown>;
      try {
        value = JSON.parse(text);
      } catch {
        return false;
      }
      if (JSON.stringify(value) !== text) return false;
      const { v, op: operation, dev, seq, prev, hlc, wall, gps, body } = value;
      const keys = ['v', 'op', 'dev', 'seq', 'prev', 'hlc', 'wall', 'body'];
      if (gps !== undefined) keys.splice(7, 0, 'gps');
      const isTime = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 0;
      const isHash = (x: unknown) => /^[\w-]{42}[AEIMQUYcgkosw048]$/.test(String(x));
      return (
        Object.keys(value).join() === keys.join() &&
        v === 1 &&
        typeof operation === 'string' &&
        /^(op|ex)-[\w-]{22}$/.test(operation) &&
        typeof dev === 'string' &&
        isHash(dev) &&
        isTime(seq) &&
        (seq as number) >= 1 &&
        (seq === 1 ? prev === null : typeof prev === 'string' && isHash(prev)) &&
        Array.isArray(hlc) &&
        hlc.length === 2 &&
        hlc.every(isTime) &&
        isTime(wall) &&
        (gps === undefined || isTime(gps)) &&
        typeof body === 'string' &&
        isHash(body)
      );
    };
    fc.assert(
      fc.property(fc.oneof(texts, spoiled), (text) => {
        expect(textToHeader(text) !== null).toBe(isHeader(text));
        for (const seq of [1, 19]) {
          const headerText = headerToText({ ...head, seq, prev: seq === 1 ? null : id });
          const next = textToNextHeader(text, { id, header: { ...head, seq }, headerText });
          if (next !== null) expect(next).toEqual(textToHeader(text));
        }
        if (isHeader(text)) expect(textToHeader(text)).toEqual(JSON.parse(text));
      }),
      { seed, numRuns: 5000 },
    );
  });
});

describe('a body', () => {
  test.each([
    ['U+2028 as it is', '"a\u2028b"', true],
    ['U+2028 escaped without need', '"a\\u2028b"', false],
    ['a lone surrogate, escaped', '"\\ud800"', true],
    ['a lone surrogate, raw', '"\ud800"', false],
    ['a pair of surrogates, escaped', '"\\ud83d\\ude00"', false],
    ['an emoji as a key', '{"😀":1}', true],
    ['minus zero', '-0', false],
    ['2^53 - 1', '9007199254740991', true],
    ['2^53', '9007199254740992', true],
    ['2^53 + 1, which no number is', '9007199254740993', false],
    ['1.0', '1.0', false],
    ['1e3', '1e3', false],
    ['a fraction', '36.21', true],
    ['beyond all numbers', '1e999', false],
    ['a key twice', '{"a":1,"a":2}', false],
    ['whole-number keys out of order', '{"2":1,"1":1}', false],
    ['whole-number keys after words', '{"a":1,"1":1}', false],
    ['a key named __proto__', '{"__proto__":{"a":1}}', true],
    ['a space', '{"a": 1}', false],
    ['an escaped slash', '"\\/"', false],
    ['a needless escape', '"\\u0041"', false],
    ['a control character, escaped the short way', '"\\n"', true],
    ['a control character, escaped the long way', '"\\u000a"', false],
    ['a byte order mark before it', '\ufeff1', false],
    ['32 levels', `${'['.repeat(31)}${']'.repeat(31)}`, true],
    ['33 levels', `${'['.repeat(32)}${']'.repeat(32)}`, false],
    ['thousands of levels', `${'['.repeat(7000)}${']'.repeat(7000)}`, false],
  ])('with %s', (_, fact, isGood) => {
    expect(typeof textToBody(bodyWith(fact)) === 'object').toBe(isGood);
  });

  test('is read as written', () => {
    console.info('seed', seed);
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.boolean(),
        fc.boolean(),
        (fact, hasAfter, hasAct) => {
          const more = { ...(hasAfter && { after: [id] }), ...(hasAct && { act: 'a1' }) };
          const body = { salt, kind: 'tallied@1', subject: 'trip/a', ...more, fact };
          // JSON has no -0; the fact is what its text says.
          const text = bodyToText(body);
          expect(textToBody(text)).toEqual(JSON.parse(JSON.stringify(body)));
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  test('names its fields in one order, all of their shape', () => {
    const good = bodyWith('1');
    for (const text of [
      good.replace(
        '"kind":"tallied@1","subject":"trip/a"',
        '"subject":"trip/a","kind":"tallied@1"',
      ),
      good.replace('tallied@1', 'tallied'),
      good.replace('tallied@1', 'Tallied@1'),
      good.replace('trip/a', 'trip'),
      good.replace('trip/a', 'trip/two words'),
      good.replace(salt, salt.slice(1)),
      good.replace('"fact"', '"after":[],"fact"'),
      good.replace('"fact"', '"after":["x"],"fact"'),
      good.replace('"fact"', '"act":"two words","fact"'),
      good.replace('"fact":1', '"fact":1,"more":1'),
      good.replace(',"fact":1', ''),
      '[]',
      'null',
    ]) {
      expect(textToBody(text)).toBe('not-a-body');
    }
  });

  test('is seen to be about a device by its text alone', () => {
    const about = (subject: string, kind = 'enrolled@1') =>
      isDeviceFactText(bodyToText({ salt, kind, subject, fact: '","subject":"device/x' }));
    expect(about(`device/${id}`)).toBe(true);
    expect(about('trip/a')).toBe(false);
    expect(about('devices/a')).toBe(false);
    expect(isDeviceFactText('')).toBe(false);
  });
});

describe('a line', () => {
  test('of 16 KiB is taken, one byte more is not, whatever its alphabet', async () => {
    const { officer } = (await createCast(['officer'], { hash: hashText, sha256 })).players;
    const cast = await createCast(['officer'], { hash: hashText, sha256 });
    const craft = (fact: string) =>
      craftLine({ op: cast.op, hash: hashText, signer: officer.signer, after: null, fact });
    for (const letter of ['a', 'é', 'ل', '😀']) {
      const width = new TextEncoder().encode(letter).length;
      const empty = new TextEncoder().encode((await craft('')).whole).length;
      const room = 16 * 1024 - empty;
      const rest = 'a'.repeat(room % width);
      const full = await craft(letter.repeat(Math.floor(room / width)) + rest);
      expect(typeof parseLine(full.whole, cast.op, hashText)).toBe('object');
      const over = await craft(`${letter.repeat(Math.floor(room / width))}${rest}a`);
      expect(parseLine(over.whole, cast.op, hashText)).toBe('too-long');
    }
  });

  test('is the same on the hub and in a browser', async () => {
    const cast = await createCast(['officer'], { hash: hashText, sha256 });
    const { signer } = cast.players.officer;
    const fact = { emoji: '😀', arabic: 'حلب', separator: '\u2028' };
    const { whole } = await craftLine({ op: cast.op, hash: hashText, signer, after: null, fact });
    const here = parseLine(whole, cast.op, hashText);
    expect(parseLine(whole, cast.op, browserHashText)).toEqual(here);
    expect(typeof here === 'object' && lineToText(here)).toBe(whole);
    const bytes = new TextEncoder().encode(whole);
    expect([...browserSha256(bytes)]).toEqual([...sha256(bytes)]);
  });

  test('says what is wrong with it', async () => {
    const cast = await createCast(['officer'], { hash: hashText, sha256 });
    const { signer } = cast.players.officer;
    const { line, whole } = await craftLine({
      op: cast.op,
      hash: hashText,
      signer,
      after: null,
      fact: 1,
    });
    const read = (text: string) => parseLine(text, cast.op, hashText);
    const { headerText, bodyText } = line;
    expect(read(`${headerText}\t${bodyText}`)).toBe('not-three-parts');
    expect(read(`${whole}\t`)).toBe('not-three-parts');
    expect(read(`{}\t${bodyText}\t`)).toBe('not-a-header');
    expect(read(`{ }\t${bodyText}\t`)).toBe('not-canonical');
    expect(read(`x\t${bodyText}\t`)).toBe('not-json');
    expect(read(whole.replace('"fact":1', '"fact":2'))).toBe('body-does-not-match');
    expect(parseLine(whole, 'op-0123456789012345678901', hashText)).toBe('other-operation');
    expect(read(whole.replace(line.header.dev, id))).toBe('bad-key');
    const later = read(whole.replace('"v":1', '"v":2'));
    expect(later).toBe('not-a-header');
    expect(read(`${headerText}\t\tgarbage`)).toMatchObject({ signature: '', body: null });
  });
});

describe('an operation id', () => {
  test('tells its founder and whether it is an exercise', () => {
    const real = operationIdOf(id, false, hashText);
    const exercise = operationIdOf(id, true, hashText);
    expect(real).toBe(`op-${exercise.slice(3)}`);
    expect([isExercise(real), isExercise(exercise)]).toEqual([false, true]);
    expect(isFounder(exercise, id, hashText)).toBe(true);
    expect(isFounder(exercise, 'B'.repeat(43), hashText)).toBe(false);
  });
});
