import type { Page } from 'playwright-core';
import { openNote, saveFile, takeVehicle, tap, toPad } from './phone.ts';
import { figureSecret, type Secret, textSecret } from './profile/forms.ts';

/** What an officer writes in a shift, each figure and vehicle so odd that it stands nowhere by chance. */
export const ODD = {
  /** On the list of the operation. */
  listed: '80461',
  /** Typed on a locked phone. */
  painted: '9046',
  /** The next one, begun and not kept. */
  paintedNext: '9052',
  boarded: 47_193,
  arrived: 38_261,
  waiting: 51_847,
  locked: 29_387,
  /** Begun on a locked phone and never kept. */
  begun: 61_283,
  /** Begun on an open phone and never kept. */
  inHand: 73_519,
} as const;

/** What opens everything that is sealed to the officer; the app's own code names how it begins. */
const identity: Secret = {
  name: 'an age identity',
  forms: [...'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'].flatMap((next) =>
    [`AGE-SECRET-KEY-1${next}`, `age-secret-key-1${next.toLowerCase()}`].map((text) => ({
      bytes: Buffer.from(text),
      isNumber: false,
    })),
  ),
};

/** Whatever the officer counted and named, in every form that we know of. */
export const oddSecrets = (codes: readonly string[] = []): readonly Secret[] => [
  ...[ODD.boarded, ODD.arrived, ODD.locked, ODD.begun, ODD.inHand].map((n) => figureSecret(n)),
  figureSecret(ODD.waiting, 'people'),
  ...[
    ODD.listed,
    `bus-${ODD.listed}`,
    `trip/${ODD.listed}.`,
    `trip/${ODD.painted}.`,
    `"${ODD.painted}"`,
    `"${ODD.paintedNext}"`,
    // What stands in lines and notes, and not in the app's own files, which lie in the profile as well.
    ...['tallied', 'departed', 'arrived', 'reported', 'waiting-observed', 'listed'].map(
      (kind) => `"kind":"${kind}@1"`,
    ),
    ...['trip', 'site', 'stream', 'incident', 'vehicle'].map((type) => `"subject":"${type}/`),
    '"method":"by-eye"',
    '"countedBy":"',
    '"women":3',
    'vehicle/bus-',
  ].map(textSecret),
  ...codes.map(textSecret),
  identity,
];

async function typeFigure(page: Page, figure: number): Promise<void> {
  await tap(page, 'keypad');
  for (const digit of String(figure)) await tap(page, `digit-${digit}`);
  await tap(page, 'keypad-close');
}

const keepFigure = async (page: Page, figure: number, kept: string) => {
  await typeFigure(page, figure);
  await tap(page, 'heads-done');
  await tap(page, 'laps-0');
  await tap(page, 'keep');
  await page.getByTestId(kept).waitFor();
};

const countFigure = (page: Page, figure: number) => keepFigure(page, figure, 'kept-tally');

export interface Shift {
  /** Codes on the slips that were shown. */
  readonly codes: readonly string[];
  /** Path of the file that was handed over. */
  readonly file: string;
}

/** Everything an open phone records: counts, a slip, an arrival, who waits, own means, an incident, a breakdown; and a hand-over. `staysAway`: no network comes back. */
export async function workAShift(page: Page, staysAway = false): Promise<Shift> {
  const codes: string[] = [];
  await takeVehicle(page, ODD.listed);
  await countFigure(page, ODD.boarded);
  await tap(page, 'departed');
  codes.push((await page.getByTestId('trip-code').textContent()) ?? '');
  await tap(page, 'slip-done');

  await takeVehicle(page, '12');
  await tap(page, 'about');
  await tap(page, 'about-50');
  await tap(page, 'heads-done');
  await tap(page, 'laps-not-asked');
  await tap(page, 'keep');
  await page.getByTestId('kept-tally').waitFor();

  await tap(page, 'all-vehicles');
  await tap(page, 'tab-arriving');
  await tap(page, 'no-slip');
  await page.locator('[data-testid="vehicle"][data-vehicle="31"]').tap();
  await page.getByTestId('heads').waitFor();
  await countFigure(page, ODD.arrived);

  // Far from the hub, so that there is something to hand over.
  await page.context().setOffline(true);
  await openNote(page, 'waiting');
  await tap(page, 'waiting-exact');
  for (const digit of String(ODD.waiting)) await tap(page, `digit-${digit}`);
  await tap(page, 'keypad-close');
  await tap(page, 'waiting-keep');
  await page.getByTestId('last-told').waitFor();

  await openNote(page, 'own-means');
  await tap(page, 'own-watch');
  await tap(page, 'own-foot-5', 3);
  await openNote(page, 'incident');
  await tap(page, 'incident-shelling');
  await page.getByTestId('incident-reported').waitFor();
  await openNote(page, 'breakdown');
  await tap(page, 'breakdown-women', 3);
  await tap(page, 'breakdown-vehicle');
  await toPad(page);
  await takeVehicle(page, '7');
  await typeFigure(page, ODD.inHand);

  await tap(page, 'contact');
  await tap(page, 'hand-over');
  await tap(page, 'show-codes');
  await page.getByTestId('moving-code').waitFor();
  await tap(page, 'codes-done');
  await tap(page, 'handover-back');
  const file = await (await saveFile(page)).path();
  await tap(page, 'handover-back');
  await toPad(page);
  if (!staysAway) await page.context().setOffline(false);
  return { codes, file };
}

/** What a locked phone records: a vehicle by its painted number, people on foot, and a count that is begun and not kept. */
export async function workLocked(page: Page): Promise<void> {
  const next = page.getByTestId('next-vehicle');
  await next.or(page.getByTestId('vehicle-done')).first().waitFor();
  if (await next.isVisible()) await next.tap();
  const type = async (label: string) => {
    for (const sign of label) await tap(page, `vehicle-${sign}`);
    await tap(page, 'vehicle-done');
  };
  await type(ODD.painted);
  await keepFigure(page, ODD.locked, 'kept-sealed');
  await tap(page, 'next-vehicle');
  await tap(page, 'locked-own-means');
  await tap(page, 'own-foot-5', 2);
  await tap(page, 'back');
  await type(ODD.paintedNext);
  await typeFigure(page, ODD.begun);
}
