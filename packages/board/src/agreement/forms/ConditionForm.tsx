import type { Required } from '@corridor/operation';
import { t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { partyName, zoneOf } from '../../view/facts.ts';
import { conditionText, requirerText } from '../conditionText.ts';
import { choices } from '../words.ts';
import { Frame } from './Frame.tsx';
import { type ConditionTyped, conditionFacts, type MeansTyped } from './facts.ts';
import { MeansRow } from './MeansRow.tsx';
import { batchOptions, partyOptions } from './options.ts';
import { One } from './Parts.tsx';
import { noMeans } from './start.ts';
import { newId, useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';

type Way = ConditionTyped['ways'][number];

const nextKey = (ways: readonly Way[]): number =>
  Math.max(0, ...ways.flatMap(({ key, means }) => [key, ...means.map((one) => one.key)])) + 1;

/** What a batch waits for: chosen from what there is, all of these, or any of those. */
export function ConditionForm(props: { readonly onClose: () => void }) {
  const board = useBoard();
  const { facts, clock } = board;
  const batches = batchOptions(facts);
  const [typed, setTyped, forget] = useTyped<ConditionTyped>('condition', () => ({
    id: newId('condition'),
    of: '',
    requiredBy: '',
    counts: 'observation',
    wordOf: '',
    ways: [{ key: 1, means: [noMeans(2, 'arrived')] }],
  }));
  const built = conditionFacts(typed, { zone: zoneOf(facts), now: board.nowAt() });
  const entry = useEntry({
    built,
    subject: typed.id,
    fields: [
      'of',
      'requiredBy',
      'counts',
      'wordOf',
      // A finding about one means names which it is.
      ...typed.ways.flatMap(({ means }) => means.map(({ is }) => is)),
    ],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  const required = built.ok ? (built.lines[0]?.fact as Required) : null;
  const setWays = (ways: readonly Way[]) => setTyped({ ...typed, ways });
  const setMeans = (key: number, means: MeansTyped | null) =>
    setWays(
      typed.ways
        .map((way) => ({
          ...way,
          means: way.means.flatMap((one) => (one.key === key ? (means ?? []) : one)),
        }))
        .filter((way) => way.means.length > 0),
    );
  const needsWord = typed.counts !== 'observation';
  return (
    <Frame
      title={t('A condition')}
      testId="condition-form"
      entry={entry}
      write={t('Record')}
      reads={required ? conditionText(facts, required, board.nowAt(), clock) : ''}
      onClose={props.onClose}
    >
      <div className="entry-row two">
        <One
          label={t('Which batch waits')}
          value={typed.of}
          empty={t('choose')}
          options={batches}
          error={entry.fault('of')}
          onChange={(of) => setTyped({ ...typed, of })}
        />
        <One
          label={t('Who requires it')}
          value={typed.requiredBy}
          empty={t('choose')}
          options={[
            ...partyOptions(facts, 'party', 'guarantor'),
            { value: 'law', text: requirerText(facts, 'law') },
            { value: 'safety', text: requirerText(facts, 'safety') },
          ]}
          error={entry.fault('requiredBy')}
          onChange={(requiredBy) => setTyped({ ...typed, requiredBy })}
        />
      </div>
      {typed.requiredBy === 'safety' && (
        <p className="note">{t('Nobody’s word sets aside what our own safety requires.')}</p>
      )}
      <h3>{t('It waits until')}</h3>
      {typed.ways.map((way, i) => (
        <fieldset key={way.key} className="way">
          <legend>{i === 0 ? t('all of these') : t('or all of these')}</legend>
          {way.means.map((means) => (
            <MeansRow
              key={means.key}
              value={means}
              of={typed.of}
              error={entry.fault(`means ${means.key}`) || (means.is && entry.fault(means.is))}
              onChange={(next) => setMeans(means.key, next)}
              onRemove={() => setMeans(means.key, null)}
            />
          ))}
          <Button
            className="quiet"
            onPress={() =>
              setWays(
                typed.ways.map((one) =>
                  one.key === way.key
                    ? { ...one, means: [...one.means, noMeans(nextKey(typed.ways))] }
                    : one,
                ),
              )
            }
          >
            {t('+ and')}
          </Button>
        </fieldset>
      ))}
      <Button
        className="quiet"
        onPress={() => {
          const key = nextKey(typed.ways);
          setWays([...typed.ways, { key, means: [noMeans(key + 1)] }]);
        }}
      >
        {typed.ways.length ? t('+ or') : t('+ something it waits for')}
      </Button>
      <div className="entry-row two">
        <One
          label={t('What counts')}
          value={typed.counts}
          options={choices('counts')}
          error={entry.fault('counts')}
          onChange={(counts) => setTyped({ ...typed, counts: counts as ConditionTyped['counts'] })}
        />
        {needsWord && (
          <One
            label={t('Whose word')}
            value={typed.wordOf}
            empty={
              typed.requiredBy.includes('/') ? partyName(facts, typed.requiredBy) : t('choose')
            }
            options={partyOptions(facts, 'party', 'guarantor', 'observer', 'intermediary')}
            error={entry.fault('wordOf')}
            onChange={(wordOf) => setTyped({ ...typed, wordOf })}
          />
        )}
      </div>
    </Frame>
  );
}
