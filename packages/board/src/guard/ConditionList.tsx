import { listed, separator, t } from '@corridor/text';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import type { BatchRow } from './batchRow.ts';
import { type ConditionRow, MARKS, type Mark } from './conditionRow.ts';
import { shownBy, tripsOf } from './evidence.ts';

const tones: Readonly<Record<Mark, string>> = {
  seen: 'ok',
  word: 'claimed',
  unmet: 'bad',
  aside: 'bad',
};
const markNames: Readonly<Record<Mark, () => string>> = {
  seen: () => t('met, as we saw'),
  word: () => t('met by a party’s word'),
  unmet: () => t('not met'),
  aside: () => t('not met, set aside'),
};

/** The mark of a condition; a screen reader hears what it says. */
export const ConditionMark = ({ of }: { readonly of: Mark }) => (
  <span className={`condition-mark ${tones[of]}`}>
    <span aria-hidden="true">{MARKS[of]}</span>
    <span className="visually-hidden">{markNames[of]()}</span>
  </span>
);

/** Every condition of a batch by name, under whoever requires it. What keeps people safe has no button. */
export function ConditionList(props: {
  readonly row: BatchRow;
  readonly now: number;
  readonly maySetAside: boolean;
  readonly onSetAside: (condition: ConditionRow) => void;
}) {
  const { row } = props;
  const groups = [...Map.groupBy(row.conditions, ({ requirer }) => requirer)];
  const isParty = (requirer: string) => requirer.startsWith('party/');
  // What holds for everybody on one side, what parties want on the other.
  const sides = [
    groups.filter(([requirer]) => !isParty(requirer)),
    groups.filter(([requirer]) => isParty(requirer)),
  ];
  return (
    <div className="condition-groups">
      {sides.map((side, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same two
        <div key={place}>
          {side.map(([requirer, conditions]) => (
            <ConditionGroup
              key={requirer}
              {...props}
              title={
                requirer === 'safety'
                  ? t('For everybody’s safety: nobody can set this aside')
                  : requirer === 'law'
                    ? t('Required by the law')
                    : t('Required by {who}', { who: conditions[0]?.requiredBy ?? '' })
              }
              conditions={conditions}
            />
          ))}
          {place === 1 && side.length === 0 && (
            <p className="not-yet">
              {row.isWhole
                ? t('No party has made this batch wait for anything.')
                : t('This board holds no agreement: coordinators know what parties require.')}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function ConditionGroup(props: {
  readonly title: string;
  readonly row: BatchRow;
  readonly conditions: readonly ConditionRow[];
  readonly now: number;
  readonly maySetAside: boolean;
  readonly onSetAside: (condition: ConditionRow) => void;
}) {
  const id = useId();
  // What is missing stands first; what is met keeps its order.
  const inOrder = [...props.conditions].sort((a, b) => Number(b.blocks) - Number(a.blocks));
  return (
    <section className="condition-group" aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      <ul>
        {inOrder.map((one) => (
          <li key={one.id} className="condition" data-mark={one.mark} data-testid="condition">
            <ConditionMark of={one.mark} />
            <Condition {...props} condition={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Condition(props: {
  readonly row: BatchRow;
  readonly condition: ConditionRow;
  readonly now: number;
  readonly maySetAside: boolean;
  readonly onSetAside: (condition: ConditionRow) => void;
}) {
  const { facts, records, clock, openTrip } = useBoard();
  const { condition, row, now } = props;
  const shown = shownBy(facts, records, row.id, condition, now, clock);
  const trips = tripsOf(facts, condition);
  return (
    <div>
      <span className="condition-text">{condition.text}</span>
      {condition.missing && <b className="condition-missing">{condition.missing}</b>}
      {condition.parts.length > 0 && (
        <ul className="condition-parts">
          {condition.parts.map((part) => (
            <li key={part.id}>
              <ConditionMark of={part.mark} /> {listed([part.text, part.missing])}
            </li>
          ))}
        </ul>
      )}
      {condition.aside && <span className="condition-aside">{condition.aside}</span>}
      {condition.words.map((said) => (
        <span key={said.line} className="claimed condition-word">
          {said.text}
        </span>
      ))}
      <small className="soft">
        {listed([condition.since, ...shown.map(({ text }) => text)])}
        {trips.length > 0 && (
          <>
            {(condition.since || shown.length > 0) && separator()}
            {t('counts of')}{' '}
            {trips.slice(0, 12).map(({ id, vehicle }) => (
              <button key={id} type="button" className="link" onClick={() => openTrip(id)}>
                {vehicle}
                <span className="visually-hidden"> {t('trip')}</span>
              </button>
            ))}
            {trips.length > 12 && t('and {n} more', { n: trips.length - 12 })}
          </>
        )}
      </small>
      {props.maySetAside && condition.mayBeSetAsideOn.length > 0 && (
        <Button className="button act-aside small" onPress={() => props.onSetAside(condition)}>
          {t('Set aside on a recorded word…')}
        </Button>
      )}
    </div>
  );
}
