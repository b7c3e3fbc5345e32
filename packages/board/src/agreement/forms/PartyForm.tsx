import type { SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useBoard } from '../../app/board.ts';
import { Field } from '../../ui/Field.tsx';
import { stateOf } from '../../view/facts.ts';
import { choices } from '../words.ts';
import { Frame } from './Frame.tsx';
import { type PartyTyped, partyFacts } from './facts.ts';
import { partyOptions } from './options.ts';
import { Some } from './Parts.tsx';
import { newId, useTyped } from './typed.ts';
import { useEntry } from './useEntry.ts';

/** Who takes part: a name, what it is in the agreement, for whom it answers. */
export function PartyForm(props: {
  /** One that is recorded already: its name stays. */
  readonly party: SubjectId | undefined;
  readonly onClose: () => void;
}) {
  const { facts } = useBoard();
  const known = stateOf(facts, 'party', props.party);
  const [typed, setTyped, forget] = useTyped<PartyTyped>(
    `party ${props.party ?? ''} ${known?.lines ?? ''}`,
    () => {
      return {
        id: props.party ?? newId('party'),
        name: known?.name ?? '',
        roles: known?.roles ?? ['party'],
        answersFor: known?.answersFor ?? [],
      };
    },
  );
  const entry = useEntry({
    built: partyFacts(typed, props.party !== undefined),
    subject: typed.id,
    fields: ['name', 'roles', 'answersFor', 'id'],
    onWritten: () => {
      forget();
      props.onClose();
    },
  });
  return (
    <Frame
      title={t('Who takes part')}
      testId="party-form"
      entry={entry}
      write={t('Record')}
      reads=""
      onClose={props.onClose}
    >
      <Field
        label={t('Name')}
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
        error={entry.fault('name')}
        autoFocus={!props.party}
        isReadOnly={props.party !== undefined}
      />
      <Some
        label={t('Is in it as')}
        value={typed.roles}
        options={choices('roles')}
        onChange={(roles) => setTyped({ ...typed, roles: roles as PartyTyped['roles'] })}
        error={entry.fault('roles')}
      />
      {typed.roles.includes('guarantor') && (
        <Some
          label={t('Answers for')}
          value={typed.answersFor}
          options={partyOptions(facts, 'party')}
          none={t('No party is recorded yet.')}
          onChange={(answersFor) => setTyped({ ...typed, answersFor })}
          error={entry.fault('answersFor')}
        />
      )}
      {typed.roles.includes('armed-actor') && !typed.roles.includes('party') && (
        <p className="note">
          {t('It holds weapons and is bound by nothing here: its word counts for no condition.')}
        </p>
      )}
    </Frame>
  );
}
