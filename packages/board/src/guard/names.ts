import type { SubjectId } from '@corridor/operation';
import { figure, figureRange, isolate, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { type Facts, siteName, stateOf, subjectName } from '../view/facts.ts';

interface Quota {
  readonly low: number;
  readonly high: number | null;
}

/** `1,200 people`, `1,150–1,200 people`, `all who wish`. */
export const quotaText = (quota: Quota | null): string =>
  quota === null
    ? t('no number is agreed')
    : quota.high === null
      ? quota.low > 0
        ? t('all who wish, at least {n}', { n: quota.low })
        : t('all who wish')
      : quota.low === quota.high
        ? t('{n, plural, one {# person} other {# people}}', { n: quota.low })
        : t('{range} people', { range: figureRange(quota.low, quota.high) });

/** A number as somebody said it, without the people: `1,500`. */
export const quotaFigure = (quota: Quota): string =>
  quota.high === null ? t('all who wish') : figureRange(quota.low, quota.high);

/** Whom a term is about, by the wording in force, else by the last one. */
export function aboutOf(facts: Facts, term: SubjectId | null | undefined): string {
  const state = stateOf(facts, 'term', term);
  const whole = (state?.inForce ?? state?.versions.at(-1))?.whole;
  return word('termCategory', whole?.category ?? whole?.about ?? 'people');
}

/** Its own places, else those of its term. */
export function placesOf(
  facts: Facts,
  batch: SubjectId | null | undefined,
): { readonly from: SubjectId | null; readonly to: SubjectId | null } {
  const planned = stateOf(facts, 'batch', batch)?.planned;
  const term = stateOf(facts, 'term', planned?.term);
  const whole = (term?.inForce ?? term?.versions.at(-1))?.whole;
  return {
    from: planned?.origin ?? whole?.origin ?? null,
    to: planned?.destination ?? whole?.destination ?? null,
  };
}

/** `civilians, batch 2`. */
export function batchTitle(facts: Facts, batch: SubjectId): string {
  const planned = stateOf(facts, 'batch', batch)?.planned;
  return planned
    ? t('{who}, batch {n}', { who: aboutOf(facts, planned.term), n: figure(planned.number) })
    : isolate(batch.slice(batch.indexOf('/') + 1));
}

/** As another batch's condition names it: `batch 3 from Foua`; with its people where another one would be called the same. */
export function batchName(facts: Facts, batch: SubjectId): string {
  const planned = stateOf(facts, 'batch', batch)?.planned;
  const { from } = placesOf(facts, batch);
  if (!planned) return isolate(batch.slice(batch.indexOf('/') + 1));
  if (!from) return batchTitle(facts, batch);
  const values = {
    n: figure(planned.number),
    site: siteName(facts, from),
    who: aboutOf(facts, planned.term),
  };
  for (const other of facts.states('batch').values()) {
    if (other.id === facts.nameOf(batch) || other.planned?.number !== planned.number) continue;
    if (placesOf(facts, other.id).from === from) return t('batch {n} ({who}) from {site}', values);
  }
  return t('batch {n} from {site}', values);
}

/** `East Aleppo → Rashidin`. */
export function wayText(facts: Facts, batch: SubjectId): string {
  const { from, to } = placesOf(facts, batch);
  return from || to
    ? t('{from} → {to}', { from: siteName(facts, from) || '?', to: siteName(facts, to) || '?' })
    : '';
}

/** Whatever a condition may be about. */
export function thingName(facts: Facts, id: SubjectId): string {
  if (id.startsWith('batch/')) return batchName(facts, id);
  if (id.startsWith('operation/')) return t('everything');
  if (id.startsWith('term/')) {
    const state = stateOf(facts, 'term', id);
    const whole = (state?.inForce ?? state?.versions.at(-1))?.whole;
    const who = aboutOf(facts, id);
    return whole?.origin
      ? t('the term for {who} from {site}', { who, site: siteName(facts, whole.origin) })
      : t('the term for {who}', { who });
  }
  if (id.startsWith('corridor/')) {
    const road = stateOf(facts, 'corridor', id);
    if (road?.name) return isolate(road.name);
    const [from, to] = [road?.sites[0], road?.sites.at(-1)];
    return from && to
      ? t('the road {from} – {to}', { from: siteName(facts, from), to: siteName(facts, to) })
      : t('the road');
  }
  if (id.startsWith('window/')) {
    const window = stateOf(facts, 'window', id)?.announced;
    return word('windowKind', window?.windowKind);
  }
  return isolate(subjectName(facts, id));
}
