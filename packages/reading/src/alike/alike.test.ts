import { expect, test } from 'vitest';
import { areAlike, sharedPart, sketchOf } from './alike.ts';

const dispatch = `Quelque 1 500 personnes ont quitté jeudi la ville assiégée à bord d'autocars, a indiqué le gouverneur de la province. Le convoi, escorté par le Croissant-Rouge, a franchi le dernier barrage peu avant minuit. Parmi les évacués figuraient 120 blessés, selon la même source. Un deuxième départ est prévu samedi si le cessez-le-feu tient. Les habitants attendaient depuis l'aube, sous la pluie, avec pour tout bagage un sac par famille.`;
const other = `Le gouverneur a confirmé jeudi soir le départ d'environ 1 500 habitants dans des cars affrétés par les autorités. Le Croissant-Rouge accompagnait la colonne jusqu'au dernier point de passage. On comptait plus de cent blessés à bord. Samedi, un autre groupe devrait suivre, pourvu que la trêve soit respectée. Beaucoup de familles avaient passé la nuit dehors.`;

test('an agency’s dispatch with another headline, a caption and a cut end is the same one', () => {
  const paper = `1 500 personnes évacuées\n\n©AFP\n\n${dispatch.slice(0, 330)}`;
  expect(sharedPart(sketchOf(dispatch), sketchOf(paper))).toBeGreaterThan(0.6);
  expect(areAlike(sketchOf(dispatch), sketchOf(paper))).toBe(true);
});

test('put into a longer article it is a copy still', () => {
  const article = `${other} ${dispatch} ${other.split(' ').reverse().join(' ')}`;
  expect(areAlike(sketchOf(dispatch), sketchOf(article))).toBe(true);
});

test('the same event in other words is another text, and nothing is like nothing', () => {
  expect(sharedPart(sketchOf(dispatch), sketchOf(other))).toBeLessThan(0.1);
  expect(areAlike(sketchOf(''), sketchOf(''))).toBe(false);
});
