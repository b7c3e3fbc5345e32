import { listed, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import { boardText } from './say.ts';
import type { ContactRow } from './view.ts';

/** A coordinator who came later reads earlier calls only if another one decides so. */
export function LetIn(props: {
  readonly rows: readonly ContactRow[];
  readonly onLetIn: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const [isWriting, setWriting] = useState(false);
  const labels = [
    ...new Set(
      props.rows.flatMap(({ lacking }) =>
        lacking.map((one) => boardText(one.label, one.device, one.isSelf)),
      ),
    ),
  ];
  const letIn = async () => {
    setWriting(true);
    const failed = await props.onLetIn();
    setWriting(false);
    setFault(failed);
    if (failed === null) props.onClose();
  };
  return (
    <Ask
      title={t('Let a later coordinator into earlier calls')}
      isOpen
      onClose={props.onClose}
      testId="let-in"
    >
      <p>
        {t(
          '{boards} will be able to open {n, plural, one {# earlier call} other {# earlier calls}}.',
          {
            boards: listed(labels),
            n: props.rows.length,
          },
        )}
      </p>
      <p className="bad">
        {t(
          'That cannot be taken back: whoever has opened a call knows what was said. Do you know who sits at that board?',
        )}
      </p>
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Leave them sealed')}
        </Button>
        <Button
          className="button danger"
          isPending={isWriting}
          onPress={letIn}
          data-testid="let-in-yes"
        >
          {t('Let them in')}
        </Button>
      </div>
    </Ask>
  );
}
