import { listed, t } from '@corridor/text';
import { Ask } from '../ui/Ask.tsx';
import { Ending } from '../ui/Ending.tsx';
import { boardText } from './say.ts';
import type { ContactRow } from './view.ts';

/** A coordinator who came later reads earlier calls only if another one decides so. */
export function LetIn(props: {
  readonly rows: readonly ContactRow[];
  readonly onLetIn: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const labels = [
    ...new Set(
      props.rows.flatMap(({ lacking }) =>
        lacking.map((one) => boardText(one.label, one.device, one.isSelf)),
      ),
    ),
  ];
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
      <Ending
        keep={t('Leave them sealed')}
        act={t('Let them in')}
        look="danger"
        onAct={props.onLetIn}
        onClose={props.onClose}
        testId="let-in-yes"
      />
    </Ask>
  );
}
