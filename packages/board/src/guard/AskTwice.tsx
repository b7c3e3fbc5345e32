import { t } from '@corridor/text';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';

/** A trembling finger presses twice; so long nobody can have read the second question. */
const READS = 400;

/** An act, asked twice: what it does, then whether that is meant. The key stays under the finger, focus included. */
export function AskTwice(props: {
  readonly title: string;
  readonly testId: string;
  /** What the first press says, and the second. */
  readonly first: string;
  readonly yes: string;
  /** Said aloud between the two. */
  readonly sure: string;
  readonly keep: string;
  /** A go looks like nothing else, a setting-aside like nothing that helps. */
  readonly look: 'go' | 'stop' | 'aside' | 'plain';
  readonly isReady: boolean;
  /** Seconds matter: the key that acts lies under the finger at once. */
  readonly isHasty?: boolean;
  /** What was chosen: whoever chooses something else is asked again from the beginning. */
  readonly about: string;
  /** Writes; answers the sentence of a refusal, or null. */
  readonly onYes: () => Promise<string | null>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { about } = props;
  const [sureOf, setSureOf] = useState<string | null>(null);
  const [isRead, setRead] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isSure = sureOf === about && props.isReady;
  useEffect(() => {
    if (!isSure) return;
    const timer = setTimeout(() => setRead(true), READS);
    return () => {
      clearTimeout(timer);
      setRead(false);
    };
  }, [isSure]);
  const press = async () => {
    if (!isSure) {
      setFault(null);
      setSureOf(about);
      return;
    }
    setWriting(true);
    const failed = await props.onYes();
    setWriting(false);
    setSureOf(null);
    if (failed === null) props.onClose();
    else setFault(failed);
  };
  return (
    <Ask title={props.title} isOpen onClose={props.onClose} testId={props.testId}>
      {props.children}
      <Fault text={fault} />
      {isSure && (
        <p className={props.look === 'go' ? 'sure' : 'sure bad'} role="alert">
          {props.sure}
        </p>
      )}
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {props.keep || t('Leave it as it is')}
        </Button>
        <Button
          className={`button act-${props.look}`}
          autoFocus={props.isHasty ?? false}
          isDisabled={!props.isReady}
          isPending={isWriting || (isSure && !isRead)}
          onPress={press}
        >
          {isSure ? props.yes : props.first}
        </Button>
      </div>
    </Ask>
  );
}
