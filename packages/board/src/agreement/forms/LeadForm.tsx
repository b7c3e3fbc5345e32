import { readFigure, t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../../app/board.ts';
import { useWrite } from '../../guard/useWrite.ts';
import { Fault } from '../../ui/Fault.tsx';
import { Field } from '../../ui/Field.tsx';
import { operationOf } from '../../view/facts.ts';
import { say } from '../words.ts';

const MOST = 999;

/** How early a party is to be told: the operation's own limits. */
export function LeadForm() {
  const { facts, may } = useBoard();
  const write = useWrite();
  const operation = operationOf(facts);
  const { notice = 48, urgent = 24 } = operation?.leadTimes ?? {};
  const [typed, setTyped] = useState<{ readonly notice: string; readonly urgent: string } | null>(
    null,
  );
  const [fault, setFault] = useState<string | null>(null);
  const shown = typed ?? { notice: String(notice), urgent: String(urgent) };
  const [a, b] = [readFigure(shown.notice), readFigure(shown.urgent)];
  const isRight = a !== null && b !== null && a <= MOST && b <= MOST;
  const id = operation?.id ?? 'operation/this';
  return (
    <section className="panel role">
      <h2 className="question">{t('How early the parties are told')}</h2>
      {may({ kind: 'lead-times-set@1', subject: id }) ? (
        <form
          className="entry-row lead"
          onSubmit={async (event) => {
            event.preventDefault();
            if (!isRight) return;
            const failed = await write([
              { kind: 'lead-times-set@1', subject: id, fact: { notice: a, urgent: b } },
            ]);
            setFault(failed);
            if (!failed) setTyped(null);
          }}
        >
          <Field
            label={t('Hours before a movement')}
            value={shown.notice}
            inputMode="numeric"
            onChange={(value) => setTyped({ ...shown, notice: value })}
            error={a === null || a > MOST ? say('faults', 'no-hours') : ''}
          />
          <Field
            label={t('Where lives hang on it')}
            value={shown.urgent}
            inputMode="numeric"
            onChange={(value) => setTyped({ ...shown, urgent: value })}
            error={b === null || b > MOST ? say('faults', 'no-hours') : ''}
          />
          {typed && (
            <Button className="button" type="submit" isDisabled={!isRight}>
              {t('Set')}
            </Button>
          )}
        </form>
      ) : (
        <p>{t('{n} hours, {m} where lives hang on it', { n: notice, m: urgent })}</p>
      )}
      <Fault text={fault} />
    </section>
  );
}
