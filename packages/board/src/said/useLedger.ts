import { claimContext, claimsOf, type Ledger, ledgerOf, siteNamesOf } from '@corridor/account';
import { useMemo } from 'react';
import { isAsked } from '../account/askedAccount.ts';
import { type AccountView, useAccount } from '../account/useAccount.ts';
import { useSlowly } from '../account/useSlowly.ts';
import { wallToMs } from '../agreement/wall.ts';
import { useBoard } from '../app/board.ts';
import { zoneOf } from '../view/facts.ts';

export interface LedgerView extends AccountView {
  /** null: the account is being worked out for the first time. */
  readonly ledger: Ledger | null;
}

const HOUR = 3_600_000;

/** Where a day of the zone begins; where clocks were put forward over midnight it begins an hour later. */
const dayStart =
  (zone: string) =>
  (day: string): number =>
    wallToMs(`${day}T00:00`, zone) ??
    wallToMs(`${day}T01:00`, zone) ??
    Date.parse(`${day}T00:00:00Z`) - HOUR;

/** What was stated, by question, beside the account of what this board holds. */
export function useLedger(): LedgerView {
  const { facts } = useBoard();
  const view = useAccount();
  const { account } = view;
  const basis = useMemo(() => ({ facts, account }), [facts, account]);
  const worked = useSlowly(
    basis,
    () => {
      if (!account) return null;
      const context = claimContext(account.evidence, {
        zone: dayStart(zoneOf(facts)),
        siteOf: siteNamesOf(facts.index),
      });
      const ledger = ledgerOf(claimsOf(facts.index), account, context);
      // What was worked out elsewhere has to be asked for before a screen reads it.
      if (isAsked(account)) {
        for (const { entries } of ledger.groups) for (const entry of entries) void entry.answers;
      }
      return { ledger, account };
    },
    false,
  );
  // A ledger and its account are one: the pair before stands until the next is whole.
  return { ...view, account: worked?.account ?? null, ledger: worked?.ledger ?? null };
}
