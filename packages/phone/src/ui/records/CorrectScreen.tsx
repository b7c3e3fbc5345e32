import { figure, isolate, t } from '@corridor/text';
import { useState } from 'react';
import {
  CORRECTION_REASONS,
  type Correctable,
  correctableOf,
  correctionRecord,
  isAmendable,
} from '../../records/correct.ts';
import { EARLIER_MINUTES, toldAt } from '../../records/earlier.ts';
import { useStore } from '../../store.ts';
import { howLongAgo, zoneClock } from '../../text/clock.ts';
import { fieldCodes } from '../../text/fieldWords.ts';
import { CROWDS } from '../../text/siteWords.ts';
import { codesOf, type Reason, word } from '../../text/words.ts';
import { amendedBy } from '../../view/amended.ts';
import { recordText } from '../../view/recordText.ts';
import { operationOf, siteOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { Keypad } from '../pad/Keypad.tsx';
import { codeText, correctableText, valueText } from './valueText.ts';

type CodeList = Extract<Correctable, { is: 'code' }>['list'];
const codesIn = (list: CodeList): readonly string[] =>
  list === 'vehicleKind' ? codesOf(list) : list === 'crowd' ? CROWDS : fieldCodes(list);

/** One field of one own record set right: what it was, what it is, why. Both stay in the log. */
export const CorrectScreen = ({ id }: { readonly id: string }) => {
  const session = useSession();
  const { desk } = session;
  const { own, isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [asked, setAsked] = useState<Correctable | null>(null);
  const [value, setValue] = useState<unknown>(undefined);
  const [typed, setTyped] = useState(0);
  const line = own.find((each) => each.id === id);
  const close = () => history.back();
  if (!line || !isAmendable(line, [session.device, ...session.pads()])) {
    return (
      <main className="screen" data-testid="correct">
        <p>{t('This record cannot be changed on this phone.')}</p>
        <button type="button" className="quiet end" onClick={close} data-testid="back">
          {t('Back')}
        </button>
      </main>
    );
  }
  const now = session.now();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const fact = amendedBy(own)(line).fact as { readonly [field: string]: unknown };
  const current = ({ field }: Correctable) => fact[field] ?? (field === 'at' ? line.wall : null);
  const said = (field: Correctable, of: unknown) => valueText(world, clock, field.field, of, now);
  const back = () => {
    if (value !== undefined) setValue(undefined);
    else if (asked) setAsked(null);
    else close();
  };
  const write = async (reason: Reason) => {
    if (!asked) return;
    if (await desk.write([correctionRecord(line, asked, value, reason)])) close();
  };
  const choice = (of: unknown, text: string, more: string | null = null) => (
    <button
      key={String(of)}
      type="button"
      aria-pressed={asked !== null && current(asked) === of}
      onClick={() => setValue(of)}
      data-testid={`value-${String(of)}`}
    >
      {text}
      {more === null ? null : (
        <>
          <br />
          <small>{more}</small>
        </>
      )}
    </button>
  );
  const choices = (field: Correctable) => {
    switch (field.is) {
      case 'number':
        return (
          <>
            <output className="figure" data-testid="typed">
              {figure(typed)}
            </output>
            <Keypad value={typed} onValue={setTyped} onDone={() => setValue(typed)} />
          </>
        );
      case 'code':
        return (
          <div className="grid two-wide">
            {codesIn(field.list).map((code) => choice(code, codeText(field.field, code)))}
          </div>
        );
      case 'site': {
        const sites = session.sites.length ? session.sites : [...world.all('site').keys()];
        return sites.map((site) => choice(site, isolate(siteOf(world, site).name ?? site)));
      }
      case 'time':
        return (
          <div className="grid three">
            {EARLIER_MINUTES.map((minutes) => {
              // Before it was recorded, not before now: nobody records what is still to come.
              const at = toldAt(minutes, line.wall) ?? line.wall;
              return choice(at, clock.near(at, now), howLongAgo(Math.max(0, now - at)));
            })}
          </div>
        );
    }
  };
  return (
    <main className="screen" data-testid="correct">
      <h1>{recordText(world, { ...line, fact }).title}</h1>
      {asked === null ? (
        <fieldset className="stack" aria-label={t('What was it otherwise?')}>
          <p>
            <b>{t('What was it otherwise?')}</b>
          </p>
          {correctableOf({ ...line, fact }, session.sites.length).map((field) => (
            <button
              key={field.field}
              type="button"
              onClick={() => {
                setAsked(field);
                setTyped(Number(current(field) ?? 0));
              }}
              data-testid={`field-${field.field}`}
            >
              <b>{correctableText(field)}</b>
              <br />
              <small>{said(field, current(field))}</small>
            </button>
          ))}
        </fieldset>
      ) : value === undefined ? (
        <fieldset className="stack" aria-label={correctableText(asked)}>
          <p>
            <b>{correctableText(asked)}</b>{' '}
            <span className="before">{said(asked, current(asked))}</span>
          </p>
          {choices(asked)}
        </fieldset>
      ) : (
        <fieldset className="stack" aria-label={t('Why is it changed?')}>
          <p data-testid="before-after">
            {correctableText(asked)}: <span className="before">{said(asked, current(asked))}</span>{' '}
            <b>{said(asked, value)}</b>
          </p>
          <p>
            <b>{t('Why is it changed?')}</b>
          </p>
          <div className="grid two-wide">
            {CORRECTION_REASONS.map((reason) => (
              <button
                key={reason}
                type="button"
                disabled={isWriting}
                onClick={() => void write(reason)}
                data-testid={`reason-${reason}`}
              >
                {word('reason', reason)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <button type="button" className="quiet end" onClick={back} data-testid="back">
        {t('Back')}
      </button>
    </main>
  );
};
