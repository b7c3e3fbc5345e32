import { claimsOf } from '@corridor/account';
import type { ClaimFact, ClaimState } from '@corridor/operation';
import { isolate, listed, named, t } from '@corridor/text';
import { claimCount, quantityText } from '../text/claimWords.ts';
import { word } from '../text/words.ts';
import { calendarDay, calendarSpan } from '../time/calendar.ts';
import { type Facts, siteName, zoneOf } from './facts.ts';

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

function claimPeriod(claim: ClaimFact, zone: string): string {
  const { aboutFrom, aboutTo } = claim;
  if (claim.cumulative) {
    return aboutFrom
      ? t('since {day}, in all', { day: calendarDay(aboutFrom, zone) })
      : t('in all so far');
  }
  return aboutFrom || aboutTo ? calendarSpan(aboutFrom ?? aboutTo ?? '', aboutTo ?? '', zone) : '';
}

const placeText = (facts: Facts, place: string | undefined): string =>
  !place ? '' : place.startsWith('site/') ? siteName(facts, place) : place;

/** What a speaker has replaced by another figure stands in the history alone. */
const superseded = (facts: Facts): ReadonlySet<string> =>
  new Set(
    claimsOf(facts.index).flatMap(({ id, standing }) => (standing === 'superseded' ? id : [])),
  );

const isShown = (claim: ClaimState): boolean =>
  claim.claim !== null &&
  claim.status !== 'withdrawn' &&
  claim.verdict !== 'not-a-claim' &&
  claim.verdict !== 'double';

/** What a claim says, in words: never more exact than it was said. */
export const claimTexts = (
  facts: Facts,
  claim: ClaimFact,
): Pick<ClaimRow, 'speaker' | 'speakerRole' | 'channel' | 'said' | 'period' | 'places'> => {
  const counted = claimCount(claim);
  // "200 strikes struck" says it twice; a category that is its own measure too.
  const saysTwice =
    claim.measure === 'other' || claim.measure === 'struck' || claim.measure === claim.category;
  const measure = claim.measure && !saysTwice ? word('measure', claim.measure) : '';
  const event = claim.event && claim.event !== 'other' ? word('claimEvent', claim.event) : '';
  const figures =
    counted && measure ? t('{what} {measure}', { what: counted, measure }) : counted || measure;
  const [from, to] = [placeText(facts, claim.from), placeText(facts, claim.to)];
  return {
    speaker:
      claim.speaker ??
      (claim.speakerRole === 'ourselves'
        ? word('speakerRole', 'ourselves')
        : claim.speakerUnresolved
          ? t('somebody the text no longer names')
          : t('nobody named')),
    speakerRole:
      claim.speakerRole && claim.speakerRole !== 'unknown'
        ? word('speakerRole', claim.speakerRole)
        : '',
    channel: claim.channel ?? '',
    said: listed([figures, event]) || t('something not coded here'),
    period: claimPeriod(claim, zoneOf(facts)),
    places:
      from && to
        ? t('{from} → {to}', { from, to })
        : isolate(from || to || placeText(facts, claim.place)),
  };
};

/** What others said, by the day they said it; newest day first, then in the order it was recorded. */
export function toClaimRows(facts: Facts): readonly ClaimRow[] {
  const rows: (ClaimRow & { at: number })[] = [];
  const gone = superseded(facts);
  for (const state of facts.states('claim').values()) {
    const { claim } = state;
    if (!claim || !isShown(state) || gone.has(state.id)) continue;
    rows.push({
      id: state.id,
      day: claim.saidOn?.date ?? '',
      ...claimTexts(facts, claim),
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
  const zone = zoneOf(facts);
  const gone = superseded(facts);
  const newest = new Map<string, { state: ClaimState; claim: ClaimFact }>();
  for (const state of facts.states('claim').values()) {
    const { claim } = state;
    if (!claim?.quantity || !isShown(state) || state.status === 'proposed') continue;
    if (gone.has(state.id)) continue;
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
        label: named([
          `❝ ${listed([quantity ? quantityText(quantity, claim.approx, claim.unit) : '', claim.speaker ?? t('nobody named')])}`,
          claim.measure === 'evacuated' ? '' : word('measure', claim.measure),
          claim.cumulative && claim.aboutFrom
            ? t('since {day}', { day: calendarDay(claim.aboutFrom, zone) })
            : claimPeriod(claim, zone),
        ]),
      };
    })
    .sort((a, b) => a.low - b.low || (a.id < b.id ? -1 : 1));
}
