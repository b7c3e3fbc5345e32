import { figure, t } from '@corridor/text';
import { useId, useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FEWEST_LINES } from './fingerprint.ts';
import { fingerprintFile } from './fingerprintFile.ts';
import { fingerprintText, readFingerprint } from './typed.ts';
import { listWord } from './words.ts';

/** A fingerprint: worked out here from a file that is read once and forgotten, or typed from paper. */
export function FingerprintField(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: string | null;
  /** `lines`: as counted in the file; null where it was typed. */
  readonly onChange: (fingerprint: string | null, lines: number | null) => void;
}) {
  const { onChange, value } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    // Out of the form at once, so that not even its name stays on the page.
    input.value = '';
    if (!file) return;
    setTyped('');
    setSaid({ text: t('Reading…'), isBad: false });
    const found = await fingerprintFile(file);
    if (!found.ok) {
      setSaid({ text: listWord('faults', found.why), isBad: true });
      onChange(null, null);
      return;
    }
    onChange(found.fingerprint, found.lines);
    setSaid(
      found.fingerprint === null
        ? {
            text: t(
              '{n} lines, too few for a fingerprint: below {most} names could be tried until one fits. Only the number is kept.',
              { n: figure(found.lines), most: figure(FEWEST_LINES) },
            ),
            isBad: true,
          }
        : {
            text: t('{n} lines. The file was read and forgotten.', { n: figure(found.lines) }),
            isBad: false,
          },
    );
  };
  const isWrong = typed.trim() !== '' && readFingerprint(typed) === null;
  return (
    <fieldset className="fingerprint" data-testid={props.testId}>
      <legend>{props.label}</legend>
      <div className="field">
        <label htmlFor={id}>{t('From a file on this laptop')}</label>
        <input
          id={id}
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          autoComplete="off"
          onChange={(event) => read(event.target)}
        />
        <p className="hint">
          {t(
            'It is read here and forgotten at once: nothing of it is sent or kept, not even its name.',
          )}
        </p>
      </div>
      <Field
        label={t('Or typed from paper')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setSaid(null);
          onChange(readFingerprint(text), null);
        }}
        hint={t('64 signs, 0 to 9 and a to f, in groups of four')}
        {...(isWrong ? { error: t('That is no whole fingerprint.') } : {})}
      />
      {said && (
        <p className={said.isBad ? 'bad' : 'soft'} role="status" data-testid="fingerprint-said">
          {said.text}
        </p>
      )}
      {value !== null && (
        <code className="print" dir="ltr" data-testid="fingerprint">
          {fingerprintText(value)}
        </code>
      )}
    </fieldset>
  );
}
