import { type Draft, spanTallied, streamOpened, streamSubject } from '@corridor/operation';
import { EVERY_NTH, OWN_KINDS, type OwnKind, type Span } from './ownMeans.ts';

/** The facts hold no more. */
const MOST = 500;

/** What a watched span says, ready to be written under `streamSubject(span.site)`. */
export const spanToFact = (span: Span): Draft<'stream', 'tallied@1'> => {
  const sampled = OWN_KINDS.flatMap((vehicleKind) =>
    span.sampled[vehicleKind].map((people) => ({ vehicleKind, people })),
  );
  const notSeen = OWN_KINDS.flatMap((kind) =>
    Array.from<OwnKind>({ length: span.notSeen[kind] }).fill(kind),
  );
  return spanTallied({
    from: span.from,
    to: span.to,
    cars: span.car,
    vans: span.van,
    lorries: span.lorry,
    onFoot: span.foot,
    sampled: sampled.slice(0, MOST),
    ...(notSeen.length > 0 ? { notSeen: notSeen.slice(0, MOST) } : {}),
    everyNth: EVERY_NTH,
    countedBy: span.post,
  });
};

/** The lines of a span: the first of a stream says whose road it is. A key that counts while locked may not say that. */
export const spanToLines = (span: Span, isOpened: boolean) => {
  const subject = streamSubject(span.site);
  const tally = { ...spanToFact(span), subject };
  return isOpened
    ? [tally]
    : [{ ...streamOpened({ site: span.site, at: span.from }), subject }, tally];
};

/** Whether a line says this span: nobody begins two watches in one millisecond. */
export const isLineOf = (
  span: Span,
  line: { readonly kind: string; readonly subject: string; readonly fact: unknown },
): boolean =>
  line.kind === 'tallied@1' &&
  line.subject === streamSubject(span.site) &&
  (line.fact as { readonly from?: unknown }).from === span.from;
