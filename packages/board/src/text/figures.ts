export { figure, figureRange } from '@corridor/text';
