import { codeInHalves, createCollector } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { t } from '@corridor/text';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { faultText } from '../text/faultText.ts';
import { Ask } from '../ui/Ask.tsx';
import { Camera } from './Camera.tsx';
import { Receipts } from './Receipts.tsx';
import { mostInFile, type TakeInAnswer, type TakeInParts, type TakenIn, takeIn } from './takeIn.ts';
import './handover.css';

/** A phone without a network hands its records to this laptop: by its moving code, or by a file. */
export function TakeIn(props: { readonly parts: TakeInParts; readonly onClose: () => void }) {
  const [collector] = useState(() => createCollector(sha256));
  const [progress, setProgress] = useState<ReadonlyMap<string, number>>(new Map());
  const [hint, setHint] = useState<'newer-version' | 'spoiled' | null>(null);
  const [answer, setAnswer] = useState<TakeInAnswer | 'busy' | null>(null);
  const [isOver, setOver] = useState(false);
  const busy = useRef(false);

  const take = async (bytes: Uint8Array) => {
    if (busy.current) return;
    busy.current = true;
    setAnswer('busy');
    setProgress(new Map());
    setHint(null);
    const answered = await takeIn(bytes, props.parts).catch(
      (): TakeInAnswer => ({
        is: 'failed',
        fault: {
          code: 'not-stored',
          message: 'This browser could not store the records.',
          hint: 'Load the page again and take the file in once more; nothing is lost.',
        },
      }),
    );
    setAnswer(answered);
    busy.current = false;
  };
  const onBytes = (code: Uint8Array) => {
    if (busy.current) return;
    const collected = collector.take(code);
    if (collected.is === 'whole') take(collected.bytes);
    else if (collected.is === 'collecting') {
      setHint(null);
      setProgress((before) => new Map(before).set(collected.id, collected.progress));
    } else if (collected.is === 'newer-version' || collected.is === 'spoiled') {
      setHint(collected.is);
    }
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostInFile) setAnswer({ is: 'refused', why: 'too-large' });
    else await take(new Uint8Array(await file.arrayBuffer()));
  };
  const taking = useRef(takeFile);
  taking.current = takeFile;
  // Beside the frame a browser would open the file in place of the board.
  useEffect(() => {
    const listeners = {
      dragover: (event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      },
      dragleave: (event: DragEvent) => {
        if (event.relatedTarget === null) setOver(false);
      },
      drop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        taking.current(event.dataTransfer?.files[0]);
      },
    };
    const entries = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of entries) addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) removeEventListener(name, listener);
    };
  }, []);
  const again = () => {
    collector.clear();
    setAnswer(null);
  };

  return (
    <Ask
      title={t('Take in from a phone')}
      isOpen
      onClose={props.onClose}
      form="wide"
      testId="take-in"
    >
      {answer === null || answer === 'busy' ? (
        <div className="take-in">
          <div>
            <h3>{t('By its moving code')}</h3>
            <Camera onBytes={onBytes}>
              {[...progress].map(([id, part]) => (
                <progress
                  key={id}
                  value={part}
                  max={1}
                  aria-label={t('Received so far')}
                  data-testid="collecting"
                />
              ))}
              <p role="status" className={hint ? 'bad' : 'soft'}>
                {hint === 'newer-version'
                  ? t('The phone’s app is newer than this board. Take its file to a newer hub.')
                  : hint === 'spoiled'
                    ? t('False pictures were mixed in. They are dropped; it begins again.')
                    : t(
                        'On the phone: Hand over, Show as moving code. Hold it still, the whole code in the picture.',
                      )}
              </p>
            </Camera>
            {answer === 'busy' && <p role="status">{t('Taking in …')}</p>}
          </div>
          <div className="drop" data-over={isOver || undefined}>
            <h3>{t('By file')}</h3>
            <p>
              {t(
                'Drop it anywhere in this window: what a phone saved (.corridor-sealed), a bundle (.corridor), a rescue file.',
              )}
            </p>
            <label className="button file-button">
              {t('Choose a file')}
              <input
                type="file"
                onChange={(event) => {
                  takeFile(event.target.files?.[0]);
                  event.target.value = '';
                }}
                data-testid="take-in-file"
              />
            </label>
          </div>
        </div>
      ) : (
        <>
          <Answered answer={answer} />
          <div className="acts">
            <Button className="button" onPress={again} data-testid="take-in-more">
              {answer.is === 'taken' ? t('Take in more') : t('Try again')}
            </Button>
            <Button className="button primary" onPress={props.onClose}>
              {t('Done')}
            </Button>
          </div>
        </>
      )}
    </Ask>
  );
}

function Answered({ answer }: { readonly answer: TakeInAnswer }) {
  if (answer.is === 'taken') return <Taken answer={answer} />;
  return (
    <p className="bad" role="alert" data-testid="take-in-fault">
      {answer.is === 'failed' ? faultText(answer.fault) : refusedText(answer.why)}
    </p>
  );
}

function Taken({ answer }: { readonly answer: TakenIn }) {
  const { taken, known, held, refused, unreadable } = answer;
  return (
    <div
      className="taken-in"
      role="status"
      data-testid="taken-in"
      data-taken={taken}
      data-known={known}
    >
      <ul>
        <li>
          <b>{t('{n, plural, one {# line taken in} other {# lines taken in}}', { n: taken })}</b>
        </li>
        {known > 0 && (
          <li>{t('{n, plural, one {# was} other {# were}} here already', { n: known })}</li>
        )}
        {held > 0 && (
          <li>
            {t('{n, plural, one {# waits} other {# wait}} for a record that comes before', {
              n: held,
            })}
          </li>
        )}
        {unreadable > 0 && (
          <li className="bad">
            {t(
              '{n, plural, one {# sealed record is} other {# sealed records are}} not for this hub, or damaged: bring the phone to the hub that it joined',
              { n: unreadable },
            )}
          </li>
        )}
        {refused > 0 && (
          <li className="bad">
            {t(
              '{n, plural, one {# line was} other {# lines were}} refused: damaged, or of an operation that this hub does not hold',
              {
                n: refused,
              },
            )}
          </li>
        )}
        {answer.isDamaged && (
          <li className="bad">
            {t('The file is not whole. What is whole in it was taken; ask for it again.')}
          </li>
        )}
      </ul>
      {answer.codes.map((code) => (
        <p key={code} className="parcel-code">
          {t('Receipt code')}{' '}
          <b dir="ltr" data-testid="parcel-code">
            {codeInHalves(code)}
          </b>{' '}
          <span className="soft">{t('the phone shows the same')}</span>
        </p>
      ))}
      {answer.receipts.length > 0 && <Receipts receipts={answer.receipts} />}
    </div>
  );
}

function refusedText(why: Extract<TakeInAnswer, { is: 'refused' }>['why']): string {
  switch (why) {
    case 'not-ours':
      return t(
        'This is no file of Corridor’s. Choose the one that the phone saved: .corridor-sealed.',
      );
    case 'newer-version':
      return t('A newer Corridor made this file. Update this hub and take it in again.');
    case 'too-short':
      return t('The file is cut off before its first record. Ask for it again.');
    case 'other-operation':
      return t('The file belongs to another operation. Open that one and take it in there.');
    case 'too-large':
      return t('The file is too large for the browser. On the laptop: corridor import FILE.');
    case 'nothing':
      return t('There is no whole record in the file. Ask for it again.');
  }
}
