import { createScene, type Scene } from './scene.ts';

export const [A, B, GATE] = ['party/a', 'party/b', 'party/gate'] as const;
export const TERM = 'term/t';
export const BATCH = 'batch/1';
export const ROAD = 'corridor/road';

/** One term of 1,000 in force, one batch of 500, one road through a gate; the people were told and asked. */
export const agreed = (start: number): Scene => {
  const scene = createScene(start);
  scene.party(A, 'party');
  scene.party(B, 'party');
  scene.party(GATE, 'armed-actor');
  scene.site('site/east', 'pick-up-point');
  scene.site('site/gate', 'checkpoint', GATE);
  scene.site('site/west', 'reception-site');
  scene.road(ROAD, 'site/east', 'site/gate', 'site/west');
  const wording = { origin: 'site/east', destination: 'site/west', quantity: { exact: 1000 } };
  scene.term(TERM, A, wording, B);
  scene.batch(BATCH, TERM, 1, { people: 500 });
  scene.tellAndAsk('site/east');
  return scene;
};
/** And everything that keeps them safe is there. */
export const cleared = (start: number, ...batches: readonly string[]): Scene => {
  const scene = agreed(start);
  for (const batch of [BATCH, ...batches]) {
    if (batch !== BATCH) scene.batch(batch, TERM, 2, { people: 100 });
    scene.securityAgrees(batch);
    scene.light(batch, GATE);
  }
  return scene;
};
