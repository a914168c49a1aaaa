import { inProject } from '#lib/launch/paths.ts';
import { mantineCss } from './mantine-css.ts';
import { variablesCss } from './variables-css.ts';

/** The theme's generated style sheets. They are committed, so that the build needs no generator. */
export const THEME_FILES = [
  { path: inProject('app', 'theme', 'variables.css'), generate: variablesCss },
  { path: inProject('app', 'theme', 'mantine.css'), generate: mantineCss },
] as const;
