import type { OxlintOverride } from 'oxlint';
import { patternsFor } from './layer-rules.ts';

/** The folders of app/components besides `shared`: one per area of the pages. */
export const areas = [
  'account',
  'audit',
  'connect',
  'docs',
  'entry',
  'held',
  'keys',
  'people',
  'run',
  'shell',
  'sync',
] as const;

/** What an area may not import: other areas. */
function otherAreas(area: string) {
  const others = areas.filter((other) => other !== area);
  return {
    regex: `^#app/components/(${others.join('|')})/`,
    message: 'An area imports only itself and shared: move what two areas use to app/components/shared.',
  };
}

/** One lint override per area. They repeat the layers of app/, because an override replaces the rule. */
export const areaOverrides: OxlintOverride[] = [...areas, 'shared'].map((area) => ({
  files: [`app/components/${area}/**`],
  excludeFiles: ['**/*.test.{ts,tsx}'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...patternsFor('app'), otherAreas(area)] }] },
}));
