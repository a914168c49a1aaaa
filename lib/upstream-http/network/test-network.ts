import { openUpstreamNetwork } from './upstream-network.ts';
import { createUpstreamRules } from './upstream-rules.ts';

/** Simulators are on this machine, without TLS. */
export const TEST_NETWORK = openUpstreamNetwork({ rules: createUpstreamRules({ allowPrivate: true }) });
