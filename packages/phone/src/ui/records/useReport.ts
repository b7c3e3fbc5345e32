import type { Earlier } from '../../records/earlier.ts';
import { incidentToRecord } from '../../records/incident.ts';
import type { IncidentKind } from '../../text/fieldWords.ts';
import { useSession } from '../context.ts';

/** Reports at once, near this site and now; how sure, where and when can be said after that. */
export const useReport = (site: string) => {
  const session = useSession();
  return (kind: IncidentKind, earlier: Earlier = null): Promise<boolean> =>
    session.desk.write([
      incidentToRecord(
        `incident/${session.newAct()}`,
        kind,
        { site },
        {
          earlier,
          now: session.now(),
        },
      ),
    ]);
};
