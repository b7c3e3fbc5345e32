import type { OperationEvent, SubjectId } from '../event.ts';
import type { SubjectType } from '../kinds/index.ts';
import type { States } from '../state/index.ts';
import { foldBatch } from './batch.ts';
import { foldCase } from './case.ts';
import { foldClaim, foldDocument } from './claim.ts';
import { foldCondition } from './condition.ts';
import { foldConvoy } from './convoy.ts';
import { foldCorridor } from './corridor.ts';
import { foldDiscrepancy } from './discrepancy.ts';
import { foldIncident } from './incident.ts';
import { foldList } from './list.ts';
import { foldNotice } from './notice.ts';
import { foldOperation } from './operation.ts';
import { foldParty } from './party.ts';
import { foldExport, foldForecast, foldPlan, foldPromise } from './planning.ts';
import { foldPost } from './post.ts';
import { foldContact, foldSealed } from './sealed.ts';
import { foldSite } from './site.ts';
import { foldStatement } from './statement.ts';
import { foldStream } from './stream.ts';
import { foldTerm } from './term.ts';
import { foldTrip } from './trip.ts';
import { foldVehicle } from './vehicle.ts';
import { foldWindow } from './window.ts';

type Folds = {
  readonly [T in SubjectType]: (id: SubjectId, events: readonly OperationEvent[]) => States[T];
};

const folds: Folds = {
  operation: foldOperation,
  party: foldParty,
  site: foldSite,
  post: foldPost,
  corridor: foldCorridor,
  window: foldWindow,
  term: foldTerm,
  batch: foldBatch,
  condition: foldCondition,
  notice: foldNotice,
  contact: foldContact,
  list: foldList,
  vehicle: foldVehicle,
  trip: foldTrip,
  stream: foldStream,
  custody: foldSealed,
  incident: foldIncident,
  document: foldDocument,
  claim: foldClaim,
  statement: foldStatement,
  case: foldCase,
  discrepancy: foldDiscrepancy,
  plan: foldPlan,
  forecast: foldForecast,
  promise: foldPromise,
  export: foldExport,
  convoy: foldConvoy,
};

/**
 * State of one subject (or linked set, under its smallest id) out of its own standing events in causal order.
 * Reads no other subject, never throws, gives the same state on every device. Events that were passed through
 * `understand` are not checked again.
 */
export const foldSubject = <T extends SubjectType>(
  type: T,
  id: SubjectId,
  events: readonly OperationEvent[],
): States[T] => (folds[type] as Folds[T])(id, events) as States[T];
