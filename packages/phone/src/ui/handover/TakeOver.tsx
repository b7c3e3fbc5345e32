import type { ParcelProblem } from '@corridor/log';
import { t } from '@corridor/text';
import { useRef, useState } from 'react';
import {
  type Handover,
  mostInFile,
  type Refused,
  type Taken,
  type TakenReceipts,
} from '../../handover/handover.ts';
import { createCodeReader } from '../../handover/readCodes.ts';
import { ParcelCode } from './ParcelCode.tsx';
import { Viewfinder } from './Viewfinder.tsx';

type Answer = Taken | TakenReceipts | Refused | { readonly is: 'failed' };

/** Another phone's moving code, its file, or the hub's receipt: whatever is held before the camera. */
export const TakeOver = ({
  logic,
  onBack,
  whileChoosing = (choosing) => choosing,
}: {
  logic: Handover;
  onBack: () => void;
  whileChoosing?: <T>(choosing: Promise<T>) => Promise<T>;
}) => {
  const [read] = useState(createCodeReader);
  const [progress, setProgress] = useState<ReadonlyMap<string, number>>(new Map());
  const [hint, setHint] = useState<'foreign' | 'newer-version' | 'spoiled' | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = useRef(false);
  const chosen = useRef(() => {});

  const takeIn = async (bytes: Uint8Array) => {
    if (busy.current) return;
    busy.current = true;
    const answered = await logic.takeIn(bytes).catch(() => ({ is: 'failed' }) as const);
    busy.current = false;
    setAnswer(answered);
    setProgress(new Map());
    setHint(null);
    if (answered.is !== 'refused' && answered.is !== 'failed') navigator.vibrate?.(80);
  };
  const onBytes = (code: Uint8Array) => {
    if (busy.current || answer !== null) return;
    const found = read(code);
    if (found?.is === 'whole') void takeIn(found.bytes);
    else if (found?.is === 'text') {
      if (found.text.startsWith('corridor-receipts ')) void takeIn(code);
      else setHint('foreign');
    } else if (found?.is === 'collecting') {
      setHint(null);
      setProgress((before) => new Map(before).set(found.id, found.progress));
    } else if (found) {
      setHint(found.is);
      setProgress(new Map());
    }
  };
  const takeFile = async (file: File | undefined) => {
    chosen.current();
    if (!file) return;
    if (file.size > mostInFile) setAnswer({ is: 'refused', why: 'too-large' });
    else await takeIn(new Uint8Array(await file.arrayBuffer()));
  };

  return (
    <main className="screen" data-testid="take-over-screen">
      <h1>{t('Take over')}</h1>
      {answer ? (
        <Answered answer={answer} />
      ) : (
        <>
          <Viewfinder onBytes={onBytes} />
          {[...progress].map(([id, part]) => (
            <label key={id} className="collecting">
              <progress
                value={part}
                max={1}
                data-testid="collecting"
                aria-label={t('Received so far')}
              />
            </label>
          ))}
          <p role="status" className={hint ? 'warn' : 'soft'} data-testid="scan-hint">
            {hint === 'foreign'
              ? t(
                  'That code is something else. Hold the phone before a moving code or a hub’s receipt.',
                )
              : hint === 'newer-version'
                ? t('The other phone’s app is newer. Take its file to the hub instead.')
                : hint === 'spoiled'
                  ? t(
                      'False pictures were mixed in. They are dropped; hold still, it begins again.',
                    )
                  : t('Hold the camera so that the whole code is in the picture, and still.')}
          </p>
        </>
      )}
      <span className="end" />
      {answer ? (
        <button
          type="button"
          className="main"
          onClick={() => setAnswer(null)}
          data-testid="take-more"
        >
          {t('Take over more')}
        </button>
      ) : (
        <label className="file-key">
          <span>{t('Choose a file instead')}</span>
          <input
            type="file"
            className="sr"
            onClick={() => {
              void whileChoosing(
                new Promise<void>((resolve) => {
                  chosen.current = resolve;
                }),
              );
            }}
            ref={(input) => {
              const onCancel = () => chosen.current();
              input?.addEventListener('cancel', onCancel);
              return () => input?.removeEventListener('cancel', onCancel);
            }}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              void takeFile(file);
              event.target.value = '';
            }}
            data-testid="take-file"
          />
        </label>
      )}
      <button type="button" className="quiet" onClick={onBack} data-testid="take-done">
        {t('Done')}
      </button>
    </main>
  );
};

const Answered = ({ answer }: { answer: Answer }) => {
  switch (answer.is) {
    case 'taken':
      return (
        <div className="card" role="status" data-testid="taken" data-taken={answer.taken}>
          <p>
            {t('{n, plural, one {# record is} other {# records are}} carried by this phone now.', {
              n: answer.taken,
            })}
          </p>
          {answer.known > 0 ? (
            <p>{t('{n, plural, one {# was} other {# were}} here already.', { n: answer.known })}</p>
          ) : null}
          {answer.full > 0 ? (
            <p className="bad">
              {t(
                '{n, plural, one {# was} other {# were}} left out: this phone carries as much as it can. Bring what it has to a hub first.',
                { n: answer.full },
              )}
            </p>
          ) : null}
          {answer.problem ? <p className="warn">{parcelText(answer.problem)}</p> : null}
          {answer.codes.map((code) => (
            <ParcelCode key={code} code={code} />
          ))}
          <p className="soft">
            {t(
              'They go to the hub by themselves when it is near, or hand them on. This phone cannot read them.',
            )}
          </p>
        </div>
      );
    case 'receipts':
      return (
        <div
          className="card"
          role="status"
          data-testid="receipts-read"
          data-settled={answer.settled}
        >
          <p>
            {answer.settled > 0
              ? t(
                  'The hub has signed for {n, plural, one {# record} other {# records}} of this phone.',
                  { n: answer.settled },
                )
              : t('The receipt was read. It is for no record that still waits here.')}
          </p>
        </div>
      );
    case 'refused':
      return (
        <p className="warn" role="alert" data-testid="take-refused" data-why={answer.why}>
          {refusedText(answer.why)}
        </p>
      );
    case 'failed':
      return (
        <p className="bad" role="alert" data-testid="take-refused" data-why="failed">
          {t(
            'It could not be stored here: the phone may be full. The other phone still has everything.',
          )}
        </p>
      );
  }
};

function parcelText(problem: ParcelProblem): string {
  switch (problem) {
    case 'truncated':
      return t('It is cut off: what came before was taken. Take it over once more.');
    case 'damaged':
    case 'other-digest':
      return t('It is damaged: every record that is whole was taken. Take it over once more.');
    case 'more-after-end':
      return t('Something else follows after its end; that was not read.');
  }
}

function refusedText(why: Refused['why']): string {
  switch (why) {
    case 'not-ours':
      return t('This is no file or code of Corridor’s.');
    case 'for-a-hub':
      return t('Only a hub reads this file. Bring it there as it is.');
    case 'newer-version':
      return t('A newer app made this. Bring it to the hub as a file.');
    case 'too-short':
      return t('The file is cut off before its first record. Ask for it again.');
    case 'too-large':
      return t('The file is too large for a phone. Bring it to the hub as it is.');
  }
}
