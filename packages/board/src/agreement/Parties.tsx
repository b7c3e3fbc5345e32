import type { SubjectId } from '@corridor/operation';
import { isolate, t } from '@corridor/text';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { LeadForm } from './forms/LeadForm.tsx';
import { toRoleGroups } from './parties.ts';
import { say } from './words.ts';

/** Everybody by what they are in the agreement; those whom it does not bind are set apart. */
export function Parties(props: { readonly onChange: (party: SubjectId) => void }) {
  const { facts, may } = useBoard();
  const groups = toRoleGroups(facts);
  return (
    <div className="roles" data-testid="parties">
      {groups.map(({ role, members }) => (
        <section key={role} className={`panel role ${role}`}>
          <h2 className="question">{say('rolesOfMany', role)}</h2>
          <ul>
            {members.map((member) => (
              <li key={member.id}>
                <b className={member.isBad ? 'bad' : ''}>{isolate(member.name)}</b>
                {member.notes.map((note) => (
                  <small key={note} className={member.isBad ? 'bad' : 'soft'}>
                    {note}
                  </small>
                ))}
                {may({ kind: 'role-changed@1', subject: member.id }) && (
                  <Button className="quiet" onPress={() => props.onChange(member.id)}>
                    {t('change…')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <p className="panel">{t('Nobody is recorded yet.')}</p>}
      <LeadForm />
    </div>
  );
}
