import { figure, figureRange, listed, t } from '@corridor/text';
import { type Doubt, doubtsOf } from '../../pad/doubts.ts';
import { peopleOf, rangeOf, type Tally } from '../../pad/tally.ts';
import { word } from '../../text/words.ts';
import type { Whereabouts } from '../../view/own.ts';
import type { KeptTally } from '../../view/trips.ts';
import type { Vehicle } from '../../view/world.ts';
import { Far, whereaboutsText } from '../Far.tsx';

const doubtText = (doubt: Doubt): string => {
  switch (doubt.why) {
    case 'many':
      return t('More than {most}? If so, keep it.', { most: figure(doubt.most) });
    case 'nobody':
      return t('Nobody on board? Then keep 0.');
    case 'more-children':
      return t('More children than people.');
    case 'more-wounded':
      return t('More wounded than people.');
    case 'more-lying':
      return t('More lying than people.');
    case 'fewer-children-than-laps':
      return t('Fewer children than the {n} on laps.', { n: figure(doubt.laps) });
    case 'laps-not-asked':
      return t('Children on laps were not asked. Ask if you still can.');
    case 'more-laps-than-heads':
      return t('More children on laps than the {n} heads.', { n: figure(doubt.heads) });
    case 'mostly-children':
      return t('{children} of {people} are children? If so, keep it.', {
        children: figure(doubt.children),
        people: figure(doubt.people),
      });
    case 'lying-on-seats':
      return t('Lying, where there are only seats? If so, keep it.');
    case 'many-lying':
      return t('More than {most} lying? If so, keep it.', { most: figure(doubt.most) });
    case 'no-patient':
      return t('An ambulance without a patient? If so, keep it.');
  }
};

/** The count being made. Not yet a record: the mark of an observed number is a ring until it is kept. */
export const OpenNumber = ({ tally, vehicle }: { tally: Tally | null; vehicle: Vehicle }) => {
  if (tally === null) {
    return (
      <div className="number">
        <output className="open" aria-live="polite" data-testid="heads">
          {figure(0)}
        </output>
        <p className="soft kind">{t('heads')}</p>
      </div>
    );
  }
  const range = tally.spread ? rangeOf(tally) : null;
  const laps = typeof tally.laps === 'number' ? tally.laps : 0;
  const people = peopleOf(tally);
  const isLast = tally.step === 'rest';
  const doubts = doubtsOf(tally, vehicle).filter(({ why }) => isLast || why === 'many');
  return (
    <div className={tally.step === 'heads' ? 'number' : 'number small'}>
      <output className="open" aria-live="polite" data-testid={isLast ? 'people' : 'heads'}>
        {figure(isLast ? people : tally.heads)}
      </output>
      <p className="soft kind">{t('not kept yet')}</p>
      {laps > 0 ? (
        <p className="soft" data-testid="with-laps">
          {isLast
            ? t('{heads} heads and {laps} on laps', {
                heads: figure(tally.heads),
                laps: figure(laps),
              })
            : t('and {laps} on laps: {people} people', {
                laps: figure(laps),
                people: figure(people),
              })}
        </p>
      ) : null}
      {isLast && tally.laps === 0 ? (
        <p className="soft" data-testid="no-laps">
          {t('asked: no children on laps')}
        </p>
      ) : null}
      {range ? (
        <p className="warn" data-testid="range">
          {t('about: {range}', { range: figureRange(range.low, range.high) })}
        </p>
      ) : null}
      {doubts.map((doubt) => (
        <p key={doubt.why} className="warn" data-testid="doubt">
          {doubtText(doubt)}
        </p>
      ))}
    </div>
  );
};

export const detailText = ({ fact }: Pick<KeptTally, 'fact'>): string =>
  listed([
    fact.exact
      ? null
      : t('about {range}', {
          range: figureRange(fact.low ?? fact.people, fact.high ?? fact.people),
        }),
    fact.laps === undefined
      ? fact.lapsAsked
        ? null
        : t('laps not asked')
      : fact.laps === 0
        ? t('asked: no children on laps')
        : t('{n} on laps', { n: figure(fact.laps) }),
    fact.children === undefined ? null : t('{n} children', { n: figure(fact.children) }),
    fact.wounded === undefined ? null : t('{n} wounded', { n: figure(fact.wounded) }),
    fact.lying === undefined ? null : t('{n} lying', { n: figure(fact.lying) }),
    word('method', fact.method),
  ]);

/** A kept count: observed by us, and where it is. */
export const KeptNumber = ({ kept, where }: { kept: KeptTally; where: Whereabouts }) => (
  <div className="number" data-testid="kept-tally" data-where={where}>
    <output
      className="obs"
      aria-label={t('{n} people, counted by us', { n: figure(kept.fact.people) })}
    >
      {figure(kept.fact.people)}
    </output>
    <p className="kind">{t('counted by us')}</p>
    <p>
      <Far where={where} /> {whereaboutsText(where)}
    </p>
    <p className="soft">{detailText(kept)}</p>
  </div>
);
