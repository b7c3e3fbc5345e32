import { describe, expect, test } from 'vitest';
import { kinds, SUBJECT_TYPES } from './kinds/index.ts';
import { type LineQuestion, mayRead, mayWrite, ROLES, type Role } from './roles.ts';

const LETTERS: { readonly [role in Role]: string } = {
  founder: 'F',
  coordinator: 'C',
  desk: 'D',
  counter: 'T',
  pad: 'L',
  medical: 'M',
  protection: 'P',
  monitor: 'O',
  'read-only': 'R',
  hub: 'H',
};
const DEVICE_KINDS = [
  'enrolled@1',
  'role-granted@1',
  'revoked@1',
  'surrendered@1',
  'witnessed@1',
  'fork-settled@1',
  'adopted@1',
  'clock-offset@1',
  'sealing-key-given@1',
];

/** Who may write, who may read. A letter is a role, a dash nobody. */
const TABLE = `
operation opened                    FC-------- FCDT-MPORH
operation phase-changed             FC-------- FCDT-MPORH
operation participation-suspended   FC-------- FCDT-MPORH
operation participation-resumed     FC-------- FCDT-MPORH
operation movement-suspended        FCD------- FCDT-MPORH
operation movement-resumed          FC-------- FCDT-MPORH
operation device-protection-set     FC-------- FCDT-MPORH
operation lead-times-set            FC-------- FCDT-MPORH
operation contact-retention-set     FC-------- FCDT-MPORH
operation daily-figure-set          FC-------- FCDT-MPORH
operation closed                    FC-------- FCDT-MPORH
operation corrected                 FC-------- FCDT-MPORH
operation retracted                 FC-------- FCDT-MPORH
operation same-as                   FC-------- FCDT-MPORH
operation not-same                  FC-------- FCDT-MPORH
party named                         FC-------- FCD--MPORH
party role-changed                  FC-------- FCD--MPORH
party corrected                     FC-------- FCD--MPORH
party retracted                     FC-------- FCD--MPORH
party same-as                       FC-------- FCD--MPORH
party not-same                      FC-------- FCD--MPORH
site defined                        FC-------- FCDT-MPORH
site control-changed                FC-----O-- FCDT-MPORH
site waiting-observed               FCDT-M---- FCDT-MPORH
site crowd-observed                 FCDT------ FCDT-MPORH
site movement-suspended             FCD------- FCDT-MPORH
site movement-resumed               FC-------- FCDT-MPORH
site people-informed                FCDT--P--- FCDT-MPORH
site people-asked                   FCDT--P--- FCDT-MPORH
site chose-to-stay-counted          ------P--- ------P--H
site identity-check-observed        FCD----O-- FCDT-MPORH
site breakdown-counted              FCDT--P--- FC----PO-H
site corrected                      FCDT-MPO-- FCDT-MPORH
site retracted                      FCDT-MPO-- FCDT-MPORH
site same-as                        FC-------- FCDT-MPORH
site not-same                       FC-------- FCDT-MPORH
post staffed                        FCDT------ FCDT-MPORH
post left                           FCDT------ FCDT-MPORH
post access-asked                   FCD----O-- FCDT-MPORH
post access-granted                 FCD----O-- FCDT-MPORH
post access-refused                 FCD----O-- FCDT-MPORH
post all-answered                   FCDT------ FCDT-MPORH
post corrected                      FCDT---O-- FCDT-MPORH
post retracted                      FCDT---O-- FCDT-MPORH
post same-as                        FCD------- FCDT-MPORH
post not-same                       FCD------- FCDT-MPORH
corridor laid                       FC-------- FCDT-MPORH
corridor opened                     FC-------- FCDT-MPORH
corridor suspended                  FCD------- FCDT-MPORH
corridor resumed                    FC-------- FCDT-MPORH
corridor closed                     FC-------- FCDT-MPORH
corridor corrected                  FC-------- FCDT-MPORH
corridor retracted                  FC-------- FCDT-MPORH
corridor same-as                    FC-------- FCDT-MPORH
corridor not-same                   FC-------- FCDT-MPORH
window announced                    FC-------- FCDT-MPORH
window started                      FC-------- FCDT-MPORH
window ended                        FC-------- FCDT-MPORH
window corrected                    FC-------- FCDT-MPORH
window retracted                    FC-------- FCDT-MPORH
window same-as                      FC-------- FCDT-MPORH
window not-same                     FC-------- FCDT-MPORH
term proposed                       FC-------- FC----PORH
term said                           FC-------- FC----PORH
term confirmed                      FC-------- FC----PORH
term in-force                       FC-------- FC----PORH
term disputed                       FC-------- FC----PORH
term amended                        FC-------- FC----PORH
term withdrawn                      FC-------- FC----PORH
term suspended                      FC-------- FC----PORH
term resumed                        FC-------- FC----PORH
term fulfilled                      FC-------- FC----PORH
term corrected                      FC-------- FC----PORH
term retracted                      FC-------- FC----PORH
term same-as                        FC-------- FC----PORH
term not-same                       FC-------- FC----PORH
batch planned                       FC-------- FCD---PORH
batch go-given                      FC-------- FCD---PORH
batch held                          FC-------- FCD---PORH
batch moved-without-go              FCD------- FCD---PORH
batch completed                     FC-------- FCD---PORH
batch corrected                     FC-------- FCD---PORH
batch retracted                     FC-------- FCD---PORH
batch same-as                       FC-------- FCD---PORH
batch not-same                      FC-------- FCD---PORH
condition party-word-recorded       FC-------- FC----PORH
condition required                  FC-------- FC----PORH
condition dropped                   FC-------- FC----PORH
condition met-observed              FC-------- FC----PORH
condition not-met-observed          FC-------- FC----PORH
condition set-aside                 FC-------- FC----PORH
condition corrected                 FC-------- FC----PORH
condition retracted                 FC-------- FC----PORH
condition same-as                   FC-------- FC----PORH
condition not-same                  FC-------- FC----PORH
notice notified                     FC-------- FC----PORH
notice acknowledged                 FC-------- FC----PORH
notice green-light                  FC-------- FC----PORH
notice withdrawn                    FC-------- FC----PORH
notice corrected                    FC-------- FC----PORH
notice retracted                    FC-------- FC----PORH
notice same-as                      FC-------- FC----PORH
notice not-same                     FC-------- FC----PORH
contact logged                      FC-------- FC-------H
contact resealed                    FC-------- FC-------H
contact corrected                   FC-------- FC-------H
contact retracted                   FC-------- FC-------H
contact same-as                     FC-------- FC-------H
contact not-same                    FC-------- FC-------H
list asked-for                      FC-------- FC----PO-H
list received                       FC-------- FC----PO-H
list given                          FC-------- FC----PO-H
list refused                        FC-------- FC----PO-H
list corrected                      FC-------- FC----PO-H
list retracted                      FC-------- FC----PO-H
list same-as                        FC-------- FC----PO-H
list not-same                       FC-------- FC----PO-H
vehicle listed                      FCDT------ FCDT-MPORH
vehicle state-changed               FCDT------ FCDT-MPORH
vehicle corrected                   FCDT------ FCDT-MPORH
vehicle retracted                   FCDT------ FCDT-MPORH
vehicle same-as                     FCDT------ FCDT-MPORH
vehicle not-same                    FCDT------ FCDT-MPORH
trip planned                        FCD------- FCDT-MPORH
trip assigned                       FCD------- FCDT-MPORH
trip boarding                       FCDT------ FCDT-MPORH
trip boarded-and-standing           FCDT------ FCDT-MPORH
trip departed                       FCDT------ FCDT-MPORH
trip passed                         FCDT------ FCDT-MPORH
trip halted                         FCDT------ FCDT-MPORH
trip went-on                        FCDT------ FCDT-MPORH
trip sent-back                      FCDT------ FCDT-MPORH
trip arrived                        FCDT------ FCDT-MPORH
trip cancelled                      FCDT------ FCDT-MPORH
trip tallied                        FCDTL----- FCDT-MPORH
trip adjusted                       FCDT-M---- FCDT-MPORH
trip corrected                      FCDT-M---- FCDT-MPORH
trip retracted                      FCDT-M---- FCDT-MPORH
trip same-as                        FCDT------ FCDT-MPORH
trip not-same                       FCDT------ FCDT-MPORH
stream opened                       FCDT------ FCDT--PORH
stream tallied                      FCDTL----- FCDT--PORH
stream closed                       FCDT------ FCDT--PORH
stream corrected                    FCDT------ FCDT--PORH
stream retracted                    FCDT------ FCDT--PORH
stream same-as                      FCDT------ FCDT--PORH
stream not-same                     FCDT------ FCDT--PORH
custody reported                    ------P--- ------P--H
custody seen                        ------P--- ------P--H
custody released                    ------P--- ------P--H
custody whereabouts-unknown         ------P--- ------P--H
custody closed                      ------P--- ------P--H
custody corrected                   ------P--- ------P--H
custody retracted                   ------P--- ------P--H
custody same-as                     ------P--- ------P--H
custody not-same                    ------P--- ------P--H
incident reported                   FCDT-MPO-- FCD--MPORH
incident classified                 FC-----O-- FCD--MPORH
incident attributed                 FC-----O-- FCD--MPORH
incident linked                     FC-----O-- FCD--MPORH
incident resolved                   FC-----O-- FCD--MPORH
incident corrected                  FCDT-MPO-- FCD--MPORH
incident retracted                  FCDT-MPO-- FCD--MPORH
incident same-as                    FC-----O-- FCD--MPORH
incident not-same                   FC-----O-- FCD--MPORH
document added                      FC-----O-- FC----PORH
document corrected                  FC-----O-- FC----PORH
document retracted                  FC-----O-- FC----PORH
document same-as                    FC-----O-- FC----PORH
document not-same                   FC-----O-- FC----PORH
claim proposed                      FC-----O-H FC----PORH
claim recorded                      FC-----O-- FC----PORH
claim reviewed                      FC-----O-- FC----PORH
claim withdrawn                     FC-----O-- FC----PORH
claim corrected                     FC-----O-- FC----PORH
claim retracted                     FC-----O-- FC----PORH
claim same-as                       FC-----O-- FC----PORH
claim not-same                      FC-----O-- FC----PORH
statement drafted                   FC-----O-- FC----PORH
statement knew                      FC-----O-- FC----PORH
statement cleared                   FC-------- FC----PORH
statement said                      FC-------- FC----PORH
statement superseded                FC-------- FC----PORH
statement corrected                 FC-----O-- FC----PORH
statement retracted                 FC-----O-- FC----PORH
statement same-as                   FC-------- FC----PORH
statement not-same                  FC-------- FC----PORH
case opened                         FC---M---- FC---M---H
case triaged                        FC---M---- FC---M---H
case assigned                       FC---M---- FC---M---H
case handed-over                    FC---M---- FC---M---H
case closed                         FC---M---- FC---M---H
case corrected                      FC---M---- FC---M---H
case retracted                      FC---M---- FC---M---H
case same-as                        FC---M---- FC---M---H
case not-same                       FC---M---- FC---M---H
discrepancy assigned                FC----PO-- FC----PORH
discrepancy explained               FC----PO-- FC----PORH
discrepancy reopened                FC----PO-- FC----PORH
discrepancy corrected               FC----PO-- FC----PORH
discrepancy retracted               FC----PO-- FC----PORH
discrepancy same-as                 FC----PO-- FC----PORH
discrepancy not-same                FC----PO-- FC----PORH
plan announced                      FC-------- FC-------H
plan changed                        FC-------- FC-------H
plan corrected                      FC-------- FC-------H
plan retracted                      FC-------- FC-------H
plan same-as                        FC-------- FC-------H
plan not-same                       FC-------- FC-------H
forecast issued                     FC-------H FC----PORH
forecast corrected                  FC-------- FC----PORH
forecast retracted                  FC-------- FC----PORH
forecast same-as                    FC-------- FC----PORH
forecast not-same                   FC-------- FC----PORH
promise made                        FC-----O-- FC----PORH
promise due                         FC-----O-- FC----PORH
promise corrected                   FC-----O-- FC----PORH
promise retracted                   FC-----O-- FC----PORH
promise same-as                     FC-----O-- FC----PORH
promise not-same                    FC-----O-- FC----PORH
export made                         FC-------- FC----PORH
export corrected                    FC-------- FC----PORH
export retracted                    FC-------- FC----PORH
export same-as                      FC-------- FC----PORH
export not-same                     FC-------- FC----PORH
convoy formed                       FCD------- FCD--MPORH
convoy joined                       FCD------- FCD--MPORH
convoy left                         FCD------- FCD--MPORH
convoy dissolved                    FCD------- FCD--MPORH
convoy corrected                    FCD------- FCD--MPORH
convoy retracted                    FCD------- FCD--MPORH
convoy same-as                      FCD------- FCD--MPORH
convoy not-same                     FCD------- FCD--MPORH
device enrolled                     FC-T-----H FCDTLMPORH
device role-granted                 FC-------- FCDTLMPORH
device revoked                      FC-------- FCDTLMPORH
device surrendered                  FCDT-MPO-- FCDTLMPORH
device witnessed                    ---------H FCDTLMPORH
device fork-settled                 FC-------- FCDTLMPORH
device adopted                      FC-------- FCDTLMPORH
device clock-offset                 FC-------H FCDTLMPORH
device sealing-key-given            FC-------- FCDTLMPORH
`;

const asked = (
  subjectType: string,
  kind: string,
  more: Partial<LineQuestion> = {},
): LineQuestion => ({
  kind,
  subject: `${subjectType}/x`,
  subjectType,
  fact: kind === 'enrolled@1' ? { role: 'pad', sites: [] } : {},
  sites: [],
  ...more,
});

test('S13 every cell: role by role, kind by kind', () => {
  const written = TABLE.trim().split('\n');
  const expected = new Map(
    written.map((row) => {
      const [type, kind, writes, reads] = row.split(/\s+/);
      return [`${type} ${kind}@1`, { writes, reads }];
    }),
  );
  const all = [
    ...SUBJECT_TYPES.flatMap((type) =>
      Object.keys(kinds[type]).map((kind) => [type, kind] as const),
    ),
    ...DEVICE_KINDS.map((kind) => ['device', kind] as const),
  ];
  expect(expected.size).toBe(all.length);
  for (const [type, kind] of all) {
    const lettersOf = (may: typeof mayWrite) =>
      ROLES.map((role) => (may(role, asked(type, kind)) ? LETTERS[role] : '-')).join('');
    expect([type, kind, lettersOf(mayWrite), lettersOf(mayRead)]).toEqual([
      type,
      kind,
      expected.get(`${type} ${kind}`)?.writes,
      expected.get(`${type} ${kind}`)?.reads,
    ]);
  }
});

test('what nobody thought of is refused', () => {
  for (const role of [...ROLES, 'driver', '', 'constructor', '__proto__']) {
    for (const [type, kind] of [
      ['constructor', 'name'],
      ['__proto__', 'toString'],
      ['custodian', 'reported@1'],
    ] as const) {
      expect(mayWrite(role, asked(type, kind))).toBe(false);
      expect(mayRead(role, asked(type, kind))).toBe(false);
    }
  }
  expect(mayWrite('driver', asked('trip', 'tallied@1'))).toBe(false);
  expect(mayRead('driver', asked('site', 'defined@1'))).toBe(false);
});

test('a kind of a newer app: those who hold everything, nobody else', () => {
  const newer = asked('trip', 'teleported@1');
  expect(ROLES.filter((role) => mayWrite(role, newer))).toEqual(['founder', 'coordinator']);
  expect(ROLES.filter((role) => mayRead(role, newer))).toEqual(['founder', 'coordinator', 'hub']);
  const atSite = asked('site', 'women-counted@1');
  expect(ROLES.filter((role) => mayRead(role, atSite))).toEqual(['hub']);
});

describe('a counter at Ramouseh', () => {
  const sites = ['site/ramouseh'];
  const here = { sites, fact: { site: 'site/ramouseh' } };
  const elsewhere = { sites, fact: { site: 'site/atareb' } };
  test('counts there, and nowhere else', () => {
    expect(mayWrite('counter', asked('trip', 'tallied@1', here))).toBe(true);
    expect(mayWrite('counter', asked('trip', 'tallied@1', elsewhere))).toBe(false);
    expect(mayWrite('pad', asked('trip', 'tallied@1', elsewhere))).toBe(false);
    expect(mayWrite('desk', asked('trip', 'tallied@1', elsewhere))).toBe(true);
  });
  test('says of its own site how many wait', () => {
    const of = (subject: string) =>
      mayWrite('counter', asked('site', 'waiting-observed@1', { sites, subject }));
    expect(of('site/ramouseh')).toBe(true);
    expect(of('site/atareb')).toBe(false);
  });
  test('answers for its own post', () => {
    const of = (subject: string) =>
      mayWrite('counter', asked('post', 'left@1', { sites, post: 'post/ram2', subject, fact: {} }));
    expect(of('post/ram2')).toBe(true);
    expect(of('post/ram1')).toBe(false);
  });
  test('reads trips that touch its site, not how many boarded elsewhere', () => {
    const bound = { site: 'site/aleppo', to: 'site/ramouseh' };
    expect(mayRead('counter', asked('trip', 'departed@1', { sites, fact: bound }))).toBe(true);
    expect(mayRead('counter', asked('trip', 'tallied@1', elsewhere))).toBe(false);
    expect(mayRead('counter', asked('trip', 'cancelled@1', { sites }))).toBe(false);
    const known = { sites, subjectSites: ['site/ramouseh'] };
    expect(mayRead('counter', asked('trip', 'cancelled@1', known))).toBe(true);
  });
  test('knows where other sites are, not how many wait there', () => {
    const of = (kind: string, fact: object = {}) =>
      mayRead('counter', asked('site', kind, { sites, subject: 'site/atareb', fact }));
    expect(of('defined@1')).toBe(true);
    expect(of('waiting-observed@1')).toBe(false);
    expect(of('corrected@1', { of: 'x', fact: { name: 'Atareb' } })).toBe(true);
    expect(of('corrected@1', { of: 'x', fact: { people: 400 } })).toBe(false);
  });
  test('makes no device but a pad at its own site', () => {
    const makes = (fact: object) =>
      mayWrite('counter', asked('device', 'enrolled@1', { sites, fact }));
    expect(makes({ role: 'pad', sites })).toBe(true);
    expect(makes({ role: 'pad', sites: [] })).toBe(false);
    expect(makes({ role: 'counter', sites })).toBe(false);
    expect(makes({ role: 'coordinator', sites: [] })).toBe(false);
  });
});

test('the key that lies open on a locked phone counts on the road of its own site, on no other', () => {
  const may = (subject: string, sites: readonly string[]) =>
    mayWrite('pad', { ...asked('stream', 'tallied@1', { fact: {} }), subject, sites });
  expect(may('stream/ramouseh', ['site/ramouseh'])).toBe(true);
  expect(may('stream/bridge-gate', ['site/ramouseh'])).toBe(false);
  expect(may('stream/bridge-gate', [])).toBe(true);
});

describe('S8 a phone in other hands', () => {
  const revoked = (fact: object) => mayWrite('hub', asked('device', 'revoked@1', { fact }));
  test('S8 a hub revokes in answer to a report, for that reason, and else never', () => {
    expect(revoked({ heads: [], reason: 'surrendered', of: 'report' })).toBe(true);
    expect(revoked({ heads: [], reason: 'stolen', of: 'report' })).toBe(false);
    expect(revoked({ heads: [], reason: 'surrendered' })).toBe(false);
    expect(revoked({ heads: [], reason: 'surrendered', of: 7 })).toBe(false);
    expect(mayWrite('hub', asked('device', 'role-granted@1'))).toBe(false);
  });
  test('S8 whoever counts at one site says it of a phone at any other', () => {
    const fact = { at: 1 };
    const sites = ['site/ramouseh'];
    expect(mayWrite('counter', asked('device', 'surrendered@1', { sites, fact }))).toBe(true);
  });
  test('S8 the key that lies open on a locked phone reports nobody', () => {
    expect(mayWrite('pad', asked('device', 'surrendered@1'))).toBe(false);
  });
});

describe('what is nobody else’s', () => {
  test('only the coordinator and the founder change what another device wrote', () => {
    for (const [kind, fact] of [
      ['corrected@1', { of: 'x', fact: { joined: 4 } }],
      ['retracted@1', { of: 'x', reason: 'mistake' }],
    ] as const) {
      const may = (more: object) =>
        ROLES.filter((role) => mayWrite(role, asked('trip', kind, { fact: { ...fact, ...more } })));
      expect(may({ ofAnother: true })).toEqual(['founder', 'coordinator']);
      // What only looks like the word is refused to the same devices.
      expect(may({ ofAnother: 1 })).toEqual(['founder', 'coordinator']);
      expect(may({})).toEqual(['founder', 'coordinator', 'desk', 'counter', 'medical']);
    }
  });
  test('nobody makes a founder', () => {
    for (const role of ROLES) {
      const fact = { role: 'founder', sites: [] };
      expect(mayWrite(role, asked('device', 'enrolled@1', { fact }))).toBe(false);
      expect(mayWrite(role, asked('device', 'role-granted@1', { fact }))).toBe(false);
    }
  });
  test('a table of women and men is corrected by nobody', () => {
    for (const role of ROLES) {
      for (const field of [
        'women',
        'girls',
        'boys',
        'elderly',
        'disabled',
        'quarter',
        'vehicles',
      ]) {
        const fact = { of: 'x', fact: { [field]: 5 } };
        expect(mayWrite(role, asked('site', 'corrected@1', { fact }))).toBe(false);
        expect(mayRead(role, asked('site', 'corrected@1', { fact }))).toBe(false);
      }
    }
  });
  test('the seal of "chose to stay" is protection’s, corrections included', () => {
    const fact = { of: 'x', fact: { sealed: {} } };
    const writers = ROLES.filter((role) => mayWrite(role, asked('site', 'corrected@1', { fact })));
    const readers = ROLES.filter((role) => mayRead(role, asked('site', 'corrected@1', { fact })));
    expect(writers).toEqual(['protection']);
    expect(readers).toEqual(['protection', 'hub']);
  });
});
