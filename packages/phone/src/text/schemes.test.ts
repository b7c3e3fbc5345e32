import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const styles = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .sort((a, b) => (a < b ? -1 : 1))
  .map((name) => ({
    name,
    text: readFileSync(join(source, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }));
const css = styles.map(({ text }) => text).join('\n');

/** Colours by name of one scheme: its own, and the dark ones where it has none. */
const tokensOf = (scheme: 'dark' | 'light' | 'night'): ReadonlyMap<string, string> => {
  const read = (block: string) =>
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(
      ([, name = '', color = '']) => [name, color] as const,
    );
  const own = css.match(new RegExp(`:root\\[data-scheme="${scheme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  const dark = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block).join('');
  return new Map([...read(dark), ...read(own)]);
};

/** WCAG 2: how much brighter the brighter of two colours is, 1 to 21. */
const contrast = (one: string, other: string): number => {
  const light = (color: string) => {
    const hex =
      color.length === 4 ? [...color.slice(1)].map((c) => c + c).join('') : color.slice(1);
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
};

const grounds = ['paper', 'panel', 'raised', 'pressed'] as const;
/** Dots, a code for a camera, what the camera sees. */
const noText = [
  '.far i.on',
  '.pin-dots i[data-pressed="true"]',
  '.moving-code canvas',
  '.viewfinder',
];
/** What is read on what. */
const readOn: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'soft', 'obs', 'bad', 'warn'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['on-main', 'main'],
  ['on-fill', 'fill'],
  ['on-alarm', 'alarm'],
  ['on-mark', 'mark'],
  ['on-mark', 'mark-too'],
];
/** What must be seen, though not read: where a key ends, which one is chosen, where the keyboard is. */
const seenOn: readonly (readonly [edge: string, ground: string])[] = [
  ['edge', 'paper'],
  ['edge', 'panel'],
  ['edge', 'raised'],
  ['chosen', 'paper'],
  ['chosen', 'raised'],
  ['warn', 'paper'],
  ['warn', 'panel'],
  ['obs', 'panel'],
  ['soft', 'panel'],
];

describe.each([
  ['dark', 4.5],
  ['light', 4.5],
  // Whoever reads by dim red has less light to read by.
  ['night', 7],
] as const)('the %s screen', (scheme, least) => {
  const tokens = tokensOf(scheme);
  const of = ([one, other]: readonly [string, string]) =>
    contrast(tokens.get(one) ?? '', tokens.get(other) ?? '');

  test(`has texts of ${least} to 1`, () => {
    const faint = readOn.filter((pair) => !(of(pair) >= least)).map((pair) => [...pair, of(pair)]);
    expect(faint).toEqual([]);
  });

  test('has edges of 3 to 1', () => {
    const faint = seenOn.filter((pair) => !(of(pair) >= 3)).map((pair) => [...pair, of(pair)]);
    expect(faint).toEqual([]);
  });
});

test('the red screen is red: hardly any blue, less green than half of the red', () => {
  for (const [name, color] of tokensOf('night')) {
    const hex =
      color.length === 4 ? [...color.slice(1)].map((c) => c + c).join('') : color.slice(1);
    const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    expect([name, g <= r * 0.65 && b <= r * 0.55]).toEqual([name, true]);
  }
});

test('every colour in use is one of the scheme, and its pair is measured here', () => {
  const texts = new Set(readOn.map(([text]) => text));
  const under = new Set(readOn.map(([, ground]) => ground));
  const edges = new Set([...seenOn.map(([edge]) => edge), 'line']);
  const odd: string[] = [];
  for (const { name, text } of styles) {
    for (const [, selector = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (selector.includes(':root') || noText.includes(selector.trim())) continue;
      const where = `${name}: ${selector.trim().replace(/\s+/g, ' ')}`;
      for (const [, property = '', value = ''] of body.matchAll(/([\w-]+):\s*([^;]+);/g)) {
        if (/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsl/.test(value))
          odd.push(`${where} has a colour of its own: ${value}`);
        const names = [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, token = '']) => token);
        const allowed =
          property === 'color'
            ? texts
            : property.startsWith('background')
              ? under
              : /border|outline|shadow|stroke|fill/.test(property)
                ? new Set([...edges, ...texts, ...under])
                : null;
        if (allowed)
          for (const token of names)
            if (!allowed.has(token) && token !== 'gap' && token !== 'side')
              odd.push(`${where} ${property}: --${token}`);
      }
    }
  }
  expect(odd).toEqual([]);
});

test('nothing stands left or right, so that Arabic has it the other way round', () => {
  const sided =
    /\b(?:margin|padding|border)-(?:left|right)\b|(?:^|[;{\s])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius/;
  const inCode =
    /\b(?:margin|padding|border)(?:Left|Right)\b|\bstyle=\{\{[^}]*\b(?:left|right|width|height|textAlign)\b/;
  const found = styles.filter(({ text }) => sided.test(text)).map(({ name }) => name);
  const screens = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  for (const name of screens)
    if (inCode.test(readFileSync(join(source, name), 'utf8'))) found.push(name);
  expect(found).toEqual([]);
});

test('whoever asked for less movement sees none', () => {
  for (const { name, text } of styles) {
    const calm = text.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g,
      '',
    );
    const moving = calm.match(/(?:transition|animation):[^;]+;/g) ?? [];
    // The page's own word that the app cannot start appears after a while; it does not move.
    expect([name, moving.filter((each) => !each.includes('appear 1ms'))]).toEqual([name, []]);
  }
});
