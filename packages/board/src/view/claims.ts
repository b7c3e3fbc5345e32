import type { ClaimFact, ClaimState } from '@corridor/operation';
import { figure, figureRange, t } from '@corridor/text';
import { claimNoun } from '../text/claimWords.ts';
import { calendarDay, calendarSpan } from '../time/calendar.ts';
import { type Facts, siteName } from './facts.ts';

export interface ClaimRow {
  readonly id: string;
  /** Day it was said, `2016-12-16`; empty where nobody knows. */
  readonly day: string;
  readonly speaker: string;
  readonly speakerRole: string;
  readonly channel: string;
  /** `about 6 000 people evacuated` */
  readonly said: string;
  readonly period: string;
  readonly places: string;
  /** Said as a plan, or as unsure. */
  readonly isHedged: boolean;
  readonly isPart: boolean;
  readonly status: 'proposed' | 'recorded';
}

const text = (code: string | undefined): string => (code ? code.replaceAll('-', ' ') : '');

/** `about 6 000`, `more than 34 000`: the speaker's own sureness, nothing of ours. */
export function quantityText(
  quantity: NonNullable<ClaimFact['quantity']>,
  approx: ClaimFact['approx'],
  unit = '',
): string {
  const number =
    'value' in quantity
      ? Number.isInteger(quantity.value)
        ? figure(quantity.value)
        : String(quantity.value)
      : figureRange(quantity.low, quantity.high);
  const percent = unit === 'percent' ? `${number} %` : number;
  if (!approx || approx === 'exact' || approx === 'several') return percent;
  return `${t(text(approx))} ${percent}`;
}

const claimFigure = (claim: ClaimFact): string =>
  claim.quantity ? quantityText(claim.quantity, claim.approx, claim.unit) : '';

function claimPeriod(claim: ClaimFact): string {
  const { aboutFrom, aboutTo } = claim;
  if (claim.cumulative) {
    return aboutFrom
      ? t('since {day}, in all', { day: calendarDay(aboutFrom) })
      : t('in all so far');
  }
  return aboutFrom || aboutTo ? calendarSpan(aboutFrom ?? aboutTo ?? '', aboutTo ?? '') : '';
}

const placeText = (facts: Facts, place: string | undefined): string =>
  !place ? '' : place.startsWith('site/') ? siteName(facts, place) : place;

const isShown = (claim: ClaimState): boolean =>
  claim.claim !== null &&
  claim.status !== 'withdrawn' &&
  claim.verdict !== 'not-a-claim' &&
  claim.verdict !== 'double';

/** What others said, by the day they said it; newest day first, then in the order it was recorded. */
export function toClaimRows(facts: Facts): readonly ClaimRow[] {
  const rows: (ClaimRow & { at: number })[] = [];
  for (const state of facts.states('claim').values()) {
    const { claim } = state;
    if (!claim || !isShown(state)) continue;
    const what = [
      claimFigure(claim),
      claimNoun(claim),
      // "200 strikes struck" says it twice; a category that is its own measure too.
      claim.measure === 'other' || claim.measure === 'struck' || claim.measure === claim.category
        ? ''
        : claim.measure === 'control-share'
          ? t('in control')
          : text(claim.measure),
      text(claim.event === 'other' ? undefined : claim.event),
    ];
    const [from, to] = [placeText(facts, claim.from), placeText(facts, claim.to)];
    rows.push({
      id: state.id,
      day: claim.saidOn?.date ?? '',
      speaker:
        claim.speaker ??
        (claim.speakerUnresolved ? t('somebody the text no longer names') : t('nobody named')),
      speakerRole: text(claim.speakerRole === 'unknown' ? undefined : claim.speakerRole),
      channel: claim.channel ?? '',
      said:
        [what.slice(0, 3).filter(Boolean).join(' '), what[3]].filter(Boolean).join(' · ') ||
        t('something not coded here'),
      period: claimPeriod(claim),
      places: (from && to ? `${from} → ${to}` : from || to) || placeText(facts, claim.place),
      isHedged: claim.hedge,
      isPart: claim.partOf !== undefined,
      status: state.status === 'proposed' ? 'proposed' : 'recorded',
      at: state.told?.at ?? 0,
    });
  }
  return rows.sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? 1 : -1));
}

export interface ClaimDot {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  /** `❝ 9 600 · Party A, 15 Dec` */
  readonly label: string;
}

const moved = new Set(['evacuated', 'departed', 'arrived']);

/**
 * The newest claim of each speaker about people who left or arrived, for one axis. Beside each other, never added;
 * parts of another figure and plans stay in the list.
 */
export function toClaimDots(facts: Facts, most: number): readonly ClaimDot[] {
  const newest = new Map<string, { state: ClaimState; claim: ClaimFact }>();
  for (const state of facts.states('claim').values()) {
    const { claim } = state;
    if (!claim?.quantity || !isShown(state) || state.status === 'proposed') continue;
    if (claim.unit !== 'person' || claim.hedge || claim.partOf) continue;
    if (!claim.measure || !moved.has(claim.measure)) continue;
    const who = claim.speaker ?? '';
    const held = newest.get(who);
    const day = claim.saidOn?.date ?? '';
    const heldDay = held?.claim.saidOn?.date ?? '';
    if (
      !held ||
      day > heldDay ||
      (day === heldDay && (state.told?.at ?? 0) >= (held.state.told?.at ?? 0))
    )
      newest.set(who, { state, claim });
  }
  return [...newest.values()]
    .sort((a, b) => (b.state.told?.at ?? 0) - (a.state.told?.at ?? 0))
    .slice(0, most)
    .map(({ state, claim }) => {
      const { quantity } = claim;
      const [low, high] =
        quantity && 'value' in quantity
          ? [quantity.value, quantity.value]
          : [quantity?.low ?? 0, quantity?.high ?? 0];
      return {
        id: state.id,
        low,
        high,
        // The figure first: a label that must be cut loses its end.
        label: [
          `❝ ${claimFigure(claim)} · ${claim.speaker ?? t('nobody named')}`,
          claim.measure === 'evacuated' ? '' : text(claim.measure),
          claim.cumulative && claim.aboutFrom
            ? t('since {day}', { day: calendarDay(claim.aboutFrom) })
            : claimPeriod(claim),
        ]
          .filter(Boolean)
          .join(', '),
      };
    })
    .sort((a, b) => a.low - b.low || (a.id < b.id ? -1 : 1));
}
