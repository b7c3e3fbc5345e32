import type {
  BatchState,
  ConditionState,
  ConvoyState,
  ListState,
  NoticeState,
  TermState,
} from './agreement.ts';
import type {
  CorridorState,
  OperationState,
  PartyState,
  PostState,
  SiteState,
  StreamState,
  VehicleState,
  WindowState,
} from './places.ts';
import type {
  CaseState,
  ClaimState,
  ContactState,
  DiscrepancyState,
  DocumentState,
  ExportState,
  ForecastState,
  IncidentState,
  PlanState,
  PromiseState,
  SealedState,
  StatementState,
} from './records.ts';
import type { TripState } from './trip.ts';

/** The folded state of each subject type. */
export interface States {
  readonly operation: OperationState;
  readonly party: PartyState;
  readonly site: SiteState;
  readonly post: PostState;
  readonly corridor: CorridorState;
  readonly window: WindowState;
  readonly term: TermState;
  readonly batch: BatchState;
  readonly condition: ConditionState;
  readonly notice: NoticeState;
  readonly contact: ContactState;
  readonly list: ListState;
  readonly vehicle: VehicleState;
  readonly trip: TripState;
  readonly stream: StreamState;
  readonly custody: SealedState;
  readonly incident: IncidentState;
  readonly document: DocumentState;
  readonly claim: ClaimState;
  readonly statement: StatementState;
  readonly case: CaseState;
  readonly discrepancy: DiscrepancyState;
  readonly plan: PlanState;
  readonly forecast: ForecastState;
  readonly promise: PromiseState;
  readonly export: ExportState;
  readonly convoy: ConvoyState;
}
export type SubjectState = States[keyof States];
