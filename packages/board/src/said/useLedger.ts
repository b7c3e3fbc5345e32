import { claimContext, claimsOf, type Ledger, ledgerOf, siteNamesOf } from '@corridor/account';
import { useMemo } from 'react';
import { type AccountView, useAccount } from '../account/useAccount.ts';
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
  const ledger = useMemo(() => {
    if (!account) return null;
    const context = claimContext(account.evidence, {
      zone: dayStart(zoneOf(facts)),
      siteOf: siteNamesOf(facts.index),
    });
    return ledgerOf(claimsOf(facts.index), account, context);
  }, [facts, account]);
  return { ...view, ledger };
}
