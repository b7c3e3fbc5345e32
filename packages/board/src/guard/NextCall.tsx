import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { useContacts } from '../contacts/context.tsx';
import { countdownText, whoText } from '../contacts/say.ts';
import { contactWord } from '../contacts/words.ts';

/** Who calls next, in one line; nothing where no call is owed, or where this board knows of none. */
export function NextCall(props: { readonly now: number }) {
  const { facts } = useBoard();
  const [next] = useContacts()?.view.next ?? [];
  if (!next) return null;
  return (
    <p className={next.due < props.now ? 'next-call bad' : 'next-call'} data-testid="next-call">
      {t('Next call {when}: {caller}, {who}', {
        when: countdownText(next.due, props.now),
        caller: contactWord('callers', next.caller),
        who: whoText(facts, next),
      })}
    </p>
  );
}
