import { openUpstreamNetwork } from './upstream-network.ts';
import { createUpstreamRules } from './upstream-rules.ts';

/** Simulators run on this machine, without TLS. */
export const TEST_NETWORK = openUpstreamNetwork({ rules: createUpstreamRules({ allowPrivate: true }) });
