import { join } from 'node:path';
import { mantineCss } from './mantine-css.ts';
import { variablesCss } from './variables-css.ts';

const theme = join(import.meta.dirname, '..');

/** The theme's generated style sheets. They are committed, so that the build needs no generator. */
export const THEME_FILES = [
  { path: join(theme, 'variables.css'), generate: variablesCss },
  { path: join(theme, 'mantine.css'), generate: mantineCss },
] as const;
