import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { Field } from '../../ui/Field.tsx';
import { choices } from '../words.ts';
import { noAmount } from './amount.ts';
import type { WordingTyped } from './facts.ts';
import {
  categoryOptions,
  partyOptions,
  siteOptions,
  vehicleOptions,
  windowOptions,
} from './options.ts';
import { HowMany, One, Some, When } from './Parts.tsx';

/** Everything that a wording may say: the four things that every term says first, all else one key away. */
export function Wording(props: {
  readonly value: WordingTyped;
  readonly fault: (field: string) => string;
  readonly onChange: (value: WordingTyped) => void;
}) {
  const { value, fault, onChange } = props;
  const { facts, clock } = useBoard();
  const set = (part: Partial<WordingTyped>) => onChange({ ...value, ...part });
  const [isMore, setMore] = useState(false);
  // At night it is the number that changes: what else is agreed stays out of the way, and says that it is there.
  const filled = [
    value.byWhen,
    value.search,
    value.belongings,
    ...[value.parts, value.windows, value.vehicles, value.operators, value.observers].map(
      (list) => list.length > 0,
    ),
  ].filter(Boolean).length;
  const sites = siteOptions(facts);
  const parties = partyOptions(facts, 'party', 'guarantor');
  const isOfPeople = value.about === 'people' || value.about === 'detainees';
  return (
    <>
      <div className="entry-row four">
        <One
          label={t('About')}
          value={value.about}
          options={choices('subjects')}
          onChange={(about) => set({ about: about as WordingTyped['about'] })}
        />
        {isOfPeople ? (
          <One
            label={t('Who')}
            value={value.category}
            empty={t('anyone')}
            options={categoryOptions()}
            onChange={(category) => set({ category: category as WordingTyped['category'] })}
          />
        ) : (
          <span />
        )}
        <HowMany
          value={value.amount}
          kinds={['exact', 'range', 'all', 'none']}
          error={fault('quantity')}
          onChange={(amount) => set({ amount })}
        />
      </div>
      <div className="entry-row three">
        <One
          label={t('From')}
          value={value.origin}
          empty={t('not said')}
          options={sites}
          error={fault('origin')}
          onChange={(origin) => set({ origin })}
        />
        <One
          label={t('To')}
          value={value.destination}
          empty={t('not said')}
          options={sites}
          error={fault('destination')}
          onChange={(destination) => set({ destination })}
        />
        <One
          label={t('Who lets it happen')}
          value={value.owedBy}
          empty={t('not said')}
          options={parties}
          error={fault('owedBy')}
          onChange={(owedBy) => set({ owedBy })}
        />
      </div>
      <Some
        label={t('Owed to')}
        value={value.owedTo}
        options={parties.filter((one) => one.value !== value.owedBy)}
        none={t('No party is recorded yet.')}
        error={fault('owedTo')}
        onChange={(owedTo) => set({ owedTo })}
      />
      <Button className="quiet more" onPress={() => setMore(!isMore)} aria-expanded={isMore}>
        {isMore
          ? t('− less')
          : filled > 0
            ? t(
                '+ of whom, until when, windows, vehicles, operators, observers, search, belongings ({n} filled in)',
                { n: filled },
              )
            : t(
                '+ of whom, until when, windows, vehicles, operators, observers, search, belongings',
              )}
      </Button>
      {isMore && (
        <>
          <div className="entry-row four">
            <When
              label={t('To be done by')}
              value={value.byWhen}
              towards="future"
              error={fault('byWhen')}
              onChange={(byWhen) => set({ byWhen })}
            />
            <One
              label={t('Search')}
              value={value.search}
              empty={t('not said')}
              options={choices('searches')}
              onChange={(search) => set({ search: search as WordingTyped['search'] })}
            />
            <One
              label={t('Belongings')}
              value={value.belongings}
              empty={t('not said')}
              options={choices('belongings')}
              onChange={(belongings) =>
                set({ belongings: belongings as WordingTyped['belongings'] })
              }
            />
            <Some
              label={t('Windows')}
              value={value.windows}
              options={windowOptions(facts, clock)}
              none={t('No window is announced.')}
              error={fault('windows')}
              onChange={(windows) => set({ windows })}
            />
          </div>
          <div className="entry-row two">
            <Some
              label={t('Operators of vehicles')}
              value={value.operators}
              options={partyOptions(facts, 'operator', 'intermediary')}
              none={t('Nobody is recorded as an operator.')}
              error={fault('operators')}
              onChange={(operators) => set({ operators })}
            />
            <Some
              label={t('Observers')}
              value={value.observers}
              options={partyOptions(facts, 'observer', 'intermediary')}
              none={t('Nobody is recorded as an observer.')}
              error={fault('observers')}
              onChange={(observers) => set({ observers })}
            />
          </div>
          {value.parts.map((part) => (
            <div key={part.key} className="entry-row four">
              <One
                label={t('Of whom')}
                value={part.category}
                options={categoryOptions()}
                onChange={(category) =>
                  set({
                    parts: value.parts.map((one) =>
                      one.key === part.key
                        ? { ...one, category: category as typeof one.category }
                        : one,
                    ),
                  })
                }
              />
              <HowMany
                value={part.amount}
                kinds={['exact', 'range']}
                error={fault('parts')}
                onChange={(amount) =>
                  set({
                    parts: value.parts.map((one) =>
                      one.key === part.key ? { ...one, amount } : one,
                    ),
                  })
                }
              />
              <Button
                className="quiet"
                onPress={() => set({ parts: value.parts.filter((one) => one.key !== part.key) })}
              >
                {t('Remove')}
              </Button>
            </div>
          ))}
          {value.vehicles.map((vehicle) => (
            <div key={vehicle.key} className="entry-row four">
              <One
                label={t('Vehicles')}
                value={vehicle.kind}
                options={vehicleOptions()}
                onChange={(kind) =>
                  set({
                    vehicles: value.vehicles.map((one) =>
                      one.key === vehicle.key ? { ...one, kind: kind as typeof one.kind } : one,
                    ),
                  })
                }
              />
              <Field
                label={t('Number of them')}
                value={vehicle.number}
                inputMode="numeric"
                error={fault('vehicles')}
                onChange={(number) =>
                  set({
                    vehicles: value.vehicles.map((one) =>
                      one.key === vehicle.key ? { ...one, number } : one,
                    ),
                  })
                }
              />
              <Button
                className="quiet"
                onPress={() =>
                  set({ vehicles: value.vehicles.filter((one) => one.key !== vehicle.key) })
                }
              >
                {t('Remove')}
              </Button>
            </div>
          ))}
          <div className="entry-acts">
            <Button
              className="quiet"
              onPress={() =>
                set({
                  parts: [
                    ...value.parts,
                    {
                      key: Math.max(0, ...value.parts.map(({ key }) => key)) + 1,
                      category: 'civilians',
                      amount: { ...noAmount, is: 'exact' },
                    },
                  ],
                })
              }
            >
              {t('+ of whom')}
            </Button>
            <Button
              className="quiet"
              onPress={() =>
                set({
                  vehicles: [
                    ...value.vehicles,
                    {
                      key: Math.max(0, ...value.vehicles.map(({ key }) => key)) + 1,
                      kind: 'bus',
                      number: '',
                    },
                  ],
                })
              }
            >
              {t('+ vehicles')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
