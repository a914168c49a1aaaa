import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import type { Upstreams } from '#lib/sync/ports.ts';
import type { ChainSettings } from './chain-settings.ts';

/** For tests: constant settings. */
export function fixedSettings(upstreams: Upstreams): ChainSettings {
  const current = { upstreams, thresholds: DEFAULT_THRESHOLDS, shopLimit: 1 };
  return { current, refresh: () => Promise.resolve(current), connectTo: () => Promise.resolve(upstreams) };
}
