import { bytesToBase64url } from '@corridor/log';
import { type ContactOffer, type ContactRecord, contactOffers } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { Ask } from '../ui/Ask.tsx';
import { Fault } from '../ui/Fault.tsx';
import { isOnRecord, offerToDraft } from './onRecord.ts';
import { sayingText, whoText } from './say.ts';
import { anyContactWord } from './words.ts';

/**
 * A call stays sealed. What in it changes who may go has to stand where everybody of the room sees it: that is another
 * act, done here, by hand, for each of them.
 */
export function Offers(props: {
  readonly record: ContactRecord;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { facts, records, clock } = useBoard();
  const write = useWrite();
  const [fault, setFault] = useState<string | null>(null);
  const { record, now } = props;
  const store = async (offer: ContactOffer) => {
    const name = `n${bytesToBase64url(crypto.getRandomValues(new Uint8Array(12)))}`;
    setFault(await write([offerToDraft(facts, offer, name)]));
  };
  return (
    <Ask title={t('For everybody?')} isOpen onClose={props.onClose} testId="offers">
      <p>
        {t(
          'The call is sealed and kept. What follows from it counts for the batches only once it is on the open record, which the whole room reads.',
        )}
      </p>
      <ul className="offers">
        {contactOffers(record).map((offer, n) => {
          const isDone = isOnRecord(facts, records, record, offer);
          return (
            // Two sayings of one call may be alike; their order never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the record's own
            <li key={n} data-testid="offer">
              <span>
                ❝ <bdi>{whoText(facts, record)}</bdi>:{' '}
                <bdi>{sayingText(facts, offer.saying, now, clock)}</bdi>
              </span>
              {isDone ? (
                <b className="ok">{t('on the open record')}</b>
              ) : (
                <Button className="button" onPress={() => store(offer)}>
                  {anyContactWord('offers', offer.draft.kind)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Fault text={fault} />
      <div className="acts">
        <Button className="button" onPress={props.onClose} data-testid="offers-done">
          {t('Done')}
        </Button>
      </div>
    </Ask>
  );
}
