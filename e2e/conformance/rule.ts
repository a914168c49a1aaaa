import type { PlatformFeature } from '#lib/domain/master.ts';
import type { Site } from './site.ts';

export type Rule = {
  /** Kebab-case; unique. */
  readonly id: string;
  /** What a conforming platform does, in one sentence. */
  readonly says: string;
  readonly feature?: PlatformFeature;
  /** Resolves if the platform does; throws `Broken` if not. */
  readonly check: (site: Site) => Promise<void>;
};
