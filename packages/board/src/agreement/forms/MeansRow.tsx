import type { Means } from '@corridor/operation';
import { t, type Words, wordOf } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { Field } from '../../ui/Field.tsx';
import type { MeansTyped } from './facts.ts';
import {
  batchOptions,
  levelOptions,
  partyOptions,
  roadOptions,
  siteOptions,
  termOptions,
  windowOptions,
} from './options.ts';
import { One, When } from './Parts.tsx';

/** The closed vocabulary: nothing else can hold a batch. In the order in which agreements name them. */
const MEANS: Words<Means['is']> = {
  arrived: 'a batch has arrived',
  departed: 'a batch has left',
  staged: 'a batch stands ready',
  together: 'a batch goes at the same moment',
  'go-given': 'a batch was given go',
  'count-reached': 'so many people have arrived',
  'green-light': 'a party gives its green light',
  confirmed: 'a party confirms it',
  'window-open': 'a window is open',
  'road-open': 'a road is open',
  'observer-present': 'an observer is at a place',
  'people-informed': 'the people were told',
  'people-asked': 'the people were asked',
  'not-before': 'a certain hour',
  'no-unresolved-shooting': 'no shooting is unresolved on the way',
  'security-agrees': 'our security officer agrees',
  'crew-ready': 'the crews are ready',
  'places-ready': 'there are places for everyone',
  'list-given': 'the list was given',
};
const meansOptions = () =>
  (Object.keys(MEANS) as Means['is'][]).map((is) => ({ value: is, text: wordOf(MEANS, is) }));

/** One thing that must be so, and of what. */
export function MeansRow(props: {
  readonly value: MeansTyped;
  /** The batch that waits: it never waits for itself. */
  readonly of: string;
  readonly error: string;
  readonly onChange: (value: MeansTyped) => void;
  readonly onRemove: () => void;
}) {
  const { value, onChange } = props;
  const { facts, clock } = useBoard();
  const set = (part: Partial<MeansTyped>) => onChange({ ...value, ...part });
  const batch = (
    <One
      label={t('Which batch')}
      value={value.batch}
      empty={t('choose')}
      options={batchOptions(facts, props.of)}
      onChange={(batch) => set({ batch })}
    />
  );
  const party = (empty: string) => (
    <One
      label={t('Which party')}
      value={value.party}
      empty={empty}
      options={partyOptions(facts)}
      onChange={(party) => set({ party })}
    />
  );
  const site = (empty: string) => (
    <One
      label={t('Where')}
      value={value.site}
      empty={empty}
      options={siteOptions(facts)}
      onChange={(site) => set({ site })}
    />
  );
  const more = () => {
    switch (value.is) {
      case 'arrived':
      case 'departed':
      case 'together':
      case 'go-given':
        return batch;
      case 'staged':
        return (
          <>
            {batch}
            {site(t('wherever it boards'))}
          </>
        );
      case 'count-reached':
        return (
          <>
            <One
              label={t('Of')}
              value={value.of}
              empty={t('choose')}
              options={[...batchOptions(facts, props.of), ...termOptions(facts, clock)]}
              onChange={(of) => set({ of })}
            />
            <Field
              label={t('People')}
              value={value.people}
              inputMode="numeric"
              onChange={(people) => set({ people })}
            />
          </>
        );
      case 'green-light':
        return (
          <>
            {party(t('choose'))}
            <One
              label={t('At which level')}
              value={value.level}
              options={levelOptions()}
              onChange={(level) => set({ level: level as MeansTyped['level'] })}
            />
          </>
        );
      case 'confirmed':
        return party(t('choose'));
      case 'window-open':
        return (
          <One
            label={t('Which window')}
            value={value.window}
            empty={t('any on its road')}
            options={windowOptions(facts, clock)}
            onChange={(window) => set({ window })}
          />
        );
      case 'road-open':
        return (
          <One
            label={t('Which road')}
            value={value.corridor}
            empty={t('its own')}
            options={roadOptions(facts)}
            onChange={(corridor) => set({ corridor })}
          />
        );
      case 'observer-present':
        return (
          <>
            {site(t('choose'))}
            {party(t('anybody’s'))}
          </>
        );
      case 'people-informed':
      case 'people-asked':
        return site(t('where they board'));
      case 'not-before':
        return (
          <When
            label={t('Not before')}
            value={value.at}
            towards="future"
            onChange={(at) => set({ at })}
          />
        );
      default:
        return null;
    }
  };
  return (
    <div className="entry-row means">
      <One
        label={t('What')}
        value={value.is}
        empty={t('choose')}
        options={meansOptions()}
        onChange={(is) => set({ is: is as MeansTyped['is'] })}
      />
      {more()}
      <Button className="quiet" onPress={props.onRemove} aria-label={t('Remove this')}>
        ✕
      </Button>
      {props.error && (
        <span className="error" role="alert">
          {props.error}
        </span>
      )}
    </div>
  );
}
