import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Fault } from './Fault.tsx';

/** How a dialog ends that writes: why nothing was written, the way out, and its one act, pressed once at a time. */
export function Ending(props: {
  readonly act: string;
  /** What the way out says; else "Cancel". */
  readonly keep?: string;
  readonly look?: 'primary' | 'danger';
  /** Writes, and answers the sentence of a refusal, or null: then the dialog closes. Null: not everything is said yet. */
  readonly onAct: (() => Promise<string | null>) | null;
  readonly onClose: () => void;
  readonly testId?: string;
}) {
  const { onAct } = props;
  const [fault, setFault] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  const press = async () => {
    if (!onAct) return;
    setWriting(true);
    try {
      const failed = await onAct();
      setFault(failed);
      if (failed === null) props.onClose();
    } finally {
      setWriting(false);
    }
  };
  return (
    <>
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {props.keep ?? t('Cancel')}
        </Button>
        <Button
          className={`button ${props.look ?? 'primary'}`}
          isDisabled={onAct === null}
          isPending={isWriting}
          onPress={press}
          data-testid={props.testId}
        >
          {props.act}
        </Button>
      </div>
    </>
  );
}
