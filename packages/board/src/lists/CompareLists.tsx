import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { FingerprintField } from './FingerprintField.tsx';
import type { ListRow } from './register.ts';

/** Whether two lists are the same, without either being shown to anybody. */
export function CompareLists(props: {
  readonly rows: readonly ListRow[];
  readonly onClose: () => void;
}) {
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const known = [...props.rows]
    .sort((a, b) => a.number - b.number)
    .flatMap(({ id, number, fingerprint }) =>
      fingerprint === null ? [] : [{ id, number, fingerprint }],
    );
  const isSame = one !== null && one === other;
  return (
    <Ask title={t('Compare two lists')} isOpen onClose={props.onClose} testId="compare-lists">
      <Choice
        label={t('One list')}
        value={known.find(({ fingerprint }) => fingerprint === one)?.id ?? ''}
        empty={t('choose one of the register')}
        options={known.map(({ id, number }) => ({
          value: id,
          text: t('List {n}', { n: figure(number) }),
        }))}
        onChange={(id) => setOne(known.find((each) => each.id === id)?.fingerprint ?? null)}
      />
      <FingerprintField
        label={t('The other')}
        testId="other-fingerprint"
        value={other}
        onChange={setOther}
      />
      <p role="status" data-testid="compared">
        {one === null || other === null ? (
          <span className="soft">
            {t('Choose one, and the file or the fingerprint of the other.')}
          </span>
        ) : isSame ? (
          <b className="ok">{t('The same list: every line of one stands on the other.')}</b>
        ) : (
          <b className="bad">
            {t('Not the same list. One line, one row number or one letter is enough for that.')}
          </b>
        )}
      </p>
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Done')}
        </Button>
      </div>
    </Ask>
  );
}
