import { t } from '@corridor/text';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Ask } from '../../ui/Ask.tsx';
import { Fault } from '../../ui/Fault.tsx';
import type { Entry } from './useEntry.ts';

/** A form of the agreement: Enter writes, Escape closes and loses nothing. */
export function Frame(props: {
  readonly title: string;
  readonly testId: string;
  readonly entry: Entry;
  readonly write: string;
  /** Read back as it will stand. */
  readonly reads: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { entry } = props;
  return (
    <Ask title={props.title} isOpen form="wide" onClose={props.onClose} testId={props.testId}>
      <form
        className="entry"
        onSubmit={(event) => {
          event.preventDefault();
          entry.write();
        }}
      >
        {props.children}
        {props.reads && (
          <p className="reads">
            <span className="claimed" aria-hidden="true">
              ❝
            </span>{' '}
            {props.reads}
          </p>
        )}
        {entry.notes.map((note) => (
          <p key={note} className="note">
            <b>{t('Note')}</b> {note}
          </p>
        ))}
        {entry.refusals.map((why) => (
          <p key={why} className="bad refusal" role="alert">
            <b>{t('Cannot be')}</b> {why}
          </p>
        ))}
        <Fault text={entry.failed} />
        <div className="acts">
          <Button className="button" onPress={props.onClose}>
            {t('Close, keep what is typed')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={entry.isBusy}>
            {props.write}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
