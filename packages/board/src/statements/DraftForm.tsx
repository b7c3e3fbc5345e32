import { proposedFigure, statementScope } from '@corridor/account';
import type { Fact, States } from '@corridor/operation';
import { figure, languageNames, languages, readFigure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAccount } from '../account/useAccount.ts';
import { useSlowly } from '../account/useSlowly.ts';
import { siteOptions } from '../agreement/forms/options.ts';
import { useBoard } from '../app/board.ts';
import { useWrite } from '../guard/useWrite.ts';
import { word } from '../text/words.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Ending } from '../ui/Ending.tsx';
import { Field } from '../ui/Field.tsx';
import { siteName, zoneOf } from '../view/facts.ts';
import { useCatalogues } from './catalogues.ts';
import { approximationsFor, draftedLines, newStatement, numberFault } from './draft.ts';
import { headsHeld } from './held.ts';
import type { Parts } from './parts.ts';
import { momentsToSay } from './rows.ts';
import { proposedWording } from './sentence.ts';
import { MOST_LETTERS, type Wording } from './wording.ts';
import { statementChoices } from './words.ts';

type Drafted = Fact<'statement', 'drafted@1'>;
type Measure = 'arrived' | 'departed';

/** The number comes from the account, the words from the number; both may be changed before they are written. */
export function DraftForm(
  props: Parts & {
    /** Of which hour, where it was asked for one. */
    readonly asOf?: number;
    /** A draft that is to be changed. */
    readonly of?: States['statement'];
    readonly onClose: () => void;
  },
) {
  const { live, desk, now, of, onClose } = props;
  const { facts, clock, isExercise } = useBoard();
  const { account, isOld } = useAccount();
  const write = useWrite();
  const catalogues = useCatalogues();
  const before = of?.drafted ?? null;
  const found = before ? desk.find(before.wording.hash) : null;
  const given = before?.quantity && 'value' in before.quantity ? before.quantity.value : null;
  const [moments] = useState(() => momentsToSay(facts, clock, now));
  const [rule, setRule] = useState<Drafted['rule']>(before?.rule ?? 'counted-minimum');
  const [measure, setMeasure] = useState<Measure>(
    before?.measure === 'departed' ? 'departed' : 'arrived',
  );
  const [from, setFrom] = useState<string>(before?.from ?? '');
  const [to, setTo] = useState<string>(before?.to ?? '');
  const [asOf, setAsOf] = useState(before?.asOf ?? props.asOf ?? moments[0] ?? now);
  const [typed, setTyped] = useState<string | null>(given === null ? null : String(given));
  const [chosen, setApprox] = useState<NonNullable<Drafted['approx']> | null>(
    before?.approx ?? null,
  );
  const [changed, setChanged] = useState<Partial<Wording>>(found?.is === 'open' ? found.value : {});

  const question = useMemo(() => {
    const question = { measure, unit: 'person', asOf, ...(from && { from }), ...(to && { to }) };
    const scope = statementScope(question as Parameters<typeof statementScope>[0]);
    return { account, scope };
  }, [account, measure, from, to, asOf]);
  const told = useSlowly(
    question,
    () => ({
      scope: question.scope,
      figure: account && question.scope ? account.figure(question.scope) : null,
    }),
    false,
  );
  // Of another question than the one on the form nothing is proposed.
  const asked =
    JSON.stringify(told?.scope) === JSON.stringify(question.scope) ? (told?.figure ?? null) : null;
  const proposed = asked ? proposedFigure(rule, asked) : null;
  const value = typed === null ? (proposed?.value ?? null) : readFigure(typed);
  const approximations = approximationsFor(rule, proposed);
  const approx =
    chosen && approximations.includes(chosen) ? chosen : (approximations[0] ?? 'exact');
  const isProposed = value === proposed?.value;
  const wrong = value === null ? '' : numberFault(rule, approx, value, asked);
  const fresh =
    catalogues && value !== null
      ? proposedWording(
          {
            value,
            approx,
            measure,
            from: siteName(facts, from),
            to: siteName(facts, to),
            asOf,
            zone: zoneOf(facts),
            rule,
            low: isProposed ? (proposed?.low ?? null) : null,
            high: isProposed ? (proposed?.high ?? null) : null,
            isExercise,
          },
          catalogues,
        )
      : null;
  const wording: Wording = {
    en: changed.en ?? fresh?.en ?? '',
    fr: changed.fr ?? fresh?.fr ?? '',
    ar: changed.ar ?? fresh?.ar ?? '',
  };
  const isWhole = languages.every((language) => {
    const text = wording[language].trim();
    return text !== '' && text.length <= MOST_LETTERS;
  });
  const byHand = languages.filter(
    (language) => fresh && changed[language] !== undefined && changed[language] !== fresh[language],
  );
  const isUneven = byHand.length > 0 && byHand.length < languages.length;
  const isReady = value !== null && wrong === '' && isWhole && account !== null;

  const store = async (people: number) => {
    try {
      const attachment = await desk.seal(wording);
      const fact: Drafted = {
        wording: attachment,
        quantity: { value: people },
        approx,
        unit: 'person',
        measure,
        ...(from && { from }),
        ...(to && { to }),
        asOf,
        rule,
      };
      return await write(draftedLines(of?.id ?? newStatement(), fact, headsHeld(live.log)));
    } catch (why) {
      const told = why instanceof Error ? why.message : String(why);
      return t('Nothing was written: {why}', { why: told });
    }
  };
  const sites = siteOptions(facts);
  const options = [...new Set([asOf, ...moments])].map((at) => ({
    value: String(at),
    text: clock.dateTime(at),
  }));
  return (
    <Ask
      title={of ? t('Change the draft') : t('Draft a figure')}
      isOpen
      form="wide"
      onClose={onClose}
      testId="draft-form"
    >
      <div className="statement-fields">
        <Choice
          label={t('By which rule')}
          value={rule}
          options={statementChoices('rules')}
          onChange={(next) => next && setRule(next)}
        />
        <Choice
          label={t('People who')}
          value={measure}
          options={statementChoices('measures')}
          onChange={(next) => next && setMeasure(next)}
        />
        <Choice
          label={t('From')}
          value={from}
          empty={t('everywhere')}
          options={sites}
          onChange={setFrom}
        />
        <Choice
          label={t('To')}
          value={to}
          empty={t('everywhere')}
          options={sites}
          onChange={setTo}
        />
        <Choice
          label={t('As of')}
          value={String(asOf)}
          options={options}
          onChange={(next) => next && setAsOf(Number(next))}
        />
        <Choice
          label={t('How exactly')}
          value={approx}
          options={approximations.map((code) => ({ value: code, text: word('exactness', code) }))}
          onChange={(next) => next && setApprox(next)}
        />
        <Field
          label={t('People')}
          value={typed ?? (value === null ? '' : String(value))}
          onChange={setTyped}
          inputMode="numeric"
          {...(value === null ? { error: t('A whole number.') } : wrong ? { error: wrong } : {})}
        />
      </div>
      <p className="small soft" data-testid="from-account">
        {account === null
          ? t('The account is being worked out; the number follows.')
          : proposed && asked
            ? rule === 'estimate' && asked.estimate
              ? t('The account until then: {n}, between {low} and {high}.', {
                  n: figure(asked.estimate.people),
                  low: figure(asked.estimate.low),
                  high: figure(asked.estimate.high),
                })
              : t('The account until then: {n} counted one by one.', {
                  n: figure(asked.minimum),
                })
            : rule === 'estimate'
              ? t('The account knows no estimate for this question.')
              : t('Under this rule the account proposes no number.')}{' '}
        {isOld && t('More was recorded since; it is being worked out again.')}
        {typed !== null && proposed && value !== proposed.value && (
          <Button className="quiet" onPress={() => setTyped(null)}>
            {t('take the account’s: {n}', { n: figure(proposed.value) })}
          </Button>
        )}
      </p>
      {languages.map((language) => (
        <div key={language} className="field statement-text">
          <label htmlFor={`words-${language}`}>
            <span lang={language}>{languageNames[language]}</span>
            {byHand.includes(language) && (
              <Button
                className="quiet"
                onPress={() => setChanged({ ...changed, [language]: undefined })}
              >
                {t('changed by hand; propose it anew')}
              </Button>
            )}
          </label>
          <textarea
            id={`words-${language}`}
            lang={language}
            dir={language === 'ar' ? 'rtl' : 'ltr'}
            rows={3}
            maxLength={MOST_LETTERS}
            value={wording[language]}
            data-testid={`text-${language}`}
            onChange={(event) => setChanged({ ...changed, [language]: event.target.value })}
          />
        </div>
      ))}
      {isUneven && (
        <p className="note" data-testid="uneven">
          {t('Changed by hand, and not in every language: see that all of them say the same.')}
        </p>
      )}
      <p className="small soft">
        {t(
          'The words are sealed to the coordinators’ boards until they are said; the number and what it is about stand in the log.',
        )}
      </p>
      <Ending
        act={t('Write the draft')}
        onAct={isReady ? () => store(value) : null}
        onClose={onClose}
        testId="store-draft"
      />
    </Ask>
  );
}
