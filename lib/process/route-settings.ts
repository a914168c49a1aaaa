import { createRateLimits } from '#lib/api/rate-limits.ts';
import type { RouteSettings } from '#lib/api/route.ts';
import { trustedProxies } from '#lib/api/trusted-proxies.ts';
import type { Env } from './env.ts';

/** The settings for incoming requests. Create once per process: it holds the rate limits' counters. */
export function routeSettings(env: Env): RouteSettings {
  return {
    ownUrl: env.HAIZEN_URL,
    trustedProxies: trustedProxies({ setting: env.HAIZEN_TRUSTED_PROXIES, url: env.HAIZEN_URL }),
    warnedOf: new Set(),
    rateLimits: createRateLimits(env.HAIZEN_API_RATE),
  };
}
