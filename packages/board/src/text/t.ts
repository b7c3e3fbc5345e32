export { t } from '@corridor/text';
