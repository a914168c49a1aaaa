import { z } from 'zod';
import { BadDatabaseUrl, parseDatabaseUrl } from '#lib/postgres/database-url.ts';

/** `openssl rand -base64 32` makes one. Without a comma, so that it can become one of several old ones. */
const secret = z
  .string()
  .trim()
  .min(32)
  .regex(/^[^,]*$/u, 'without a comma');

/** `2`, or `10.0.0.5, 10.1.0.0/16, 2001:db8::/48`. */
const trustedProxies = z.union(
  [
    z.coerce.number().int().min(0).max(10),
    z
      .string()
      .transform((list) => list.split(',').map((peer) => peer.trim()))
      .pipe(
        z
          .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
          .min(1)
          .max(100),
      ),
  ],
  'a number from 0 to 10, or addresses and networks with commas between',
);

/** Refused with a sentence that holds nothing of it. */
export const databaseUrlSchema = z.string().superRefine((url, context) => {
  try {
    parseDatabaseUrl(url);
  } catch (error) {
    if (!(error instanceof BadDatabaseUrl)) throw error;
    context.addIssue({ code: 'custom', message: error.message.replace(/\.$/u, ''), input: undefined });
  }
});

const variables = z.object({
  DATABASE_URL: databaseUrlSchema,
  HAIZEN_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** Tokens are kept sealed with a key made of it; sessions are signed with another. */
  HAIZEN_SECRET: secret,
  /** Earlier ones, with commas between: what was sealed with them still opens, and is sealed anew at the next start. */
  HAIZEN_OLD_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .transform((all) => all.filter((one) => one !== ''))
    .pipe(z.array(secret)),
  /** Makes a key for internal tools at the first start, over everything; they send it as `Authorization: Bearer`. */
  HAIZEN_API_KEY: z.string().min(16).optional(),
  /** Where people reach this installation: its public origin. Absent: it is not known, and cookies are not bound to https. */
  HAIZEN_URL: z
    .url({ protocol: /^https?$/u })
    .refine(isOrigin, 'only the origin, as in https://haizen.example.com')
    .transform((url) => new URL(url).origin)
    .optional(),
  /** The first admin, made where nobody has an account yet; both or neither. */
  HAIZEN_ADMIN_EMAIL: z.email().optional(),
  HAIZEN_ADMIN_PASSWORD: z.string().optional(),
  /** Requests that one caller may send in a minute. */
  HAIZEN_API_RATE: z.coerce.number().int().min(60).max(1_000_000).default(6_000),
  /** Proxies in front of the server whose `X-Forwarded-For` counts: how many, or their addresses and networks. */
  HAIZEN_TRUSTED_PROXIES: trustedProxies.optional(),
  /** The address that the web server listens on; the launcher reads it. */
  HAIZEN_HOST: z.string().optional(),
  /** Audit events are deleted after so many days; absent: never. The database deletes none that is younger than 30. */
  HAIZEN_AUDIT_DAYS: z.coerce.number().int().min(30).max(36_500).optional(),
  /** Lets a scraper read `/api/metrics`, also while the database is away; sent as `Authorization: Bearer`. */
  HAIZEN_METRICS_TOKEN: z.string().min(16).optional(),
  /** The launcher's own key, new at each start: it sets the trial chain up. */
  HAIZEN_LAUNCH_KEY: z.string().min(32).optional(),
  /** Shown on the page as the worker's name. */
  HAIZEN_WORKER_NAME: z.string().min(1).max(60).optional(),
  /** Requests in flight to one host at most, of all chains of this process together. */
  HAIZEN_HOST_LIMIT: z.coerce.number().int().min(1).max(1_000).default(32),
  /** A shop that takes longer is given up. */
  HAIZEN_SHOP_DEADLINE_SECONDS: z.coerce.number().int().min(10).max(3_600).default(300),
  /** 1: upstreams may be in the company's own network, and without TLS. */
  HAIZEN_ALLOW_PRIVATE_UPSTREAMS: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  HAIZEN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Where a worker, which serves no page, serves its metrics: http://127.0.0.1:{port}/metrics. Absent: nowhere. */
  HAIZEN_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** Where the trial's simulators are steered; absent outside the trial. */
  HAIZEN_TRIAL_POS_URL: z.url().optional(),
  HAIZEN_TRIAL_ORDERING_URL: z.url().optional(),
});

const envSchema = variables.refine(
  (env) => (env.HAIZEN_ADMIN_EMAIL === undefined) === (env.HAIZEN_ADMIN_PASSWORD === undefined),
  { path: ['HAIZEN_ADMIN_EMAIL'], error: 'goes with HAIZEN_ADMIN_PASSWORD' },
);

export type Env = z.infer<typeof envSchema>;

/** Reads the process's settings; throws one sentence that names what is wrong. An empty variable counts as absent. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = envSchema.safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
  throw new Error(`These settings can't be used: ${wrong.join(', ')}.`);
}

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, href } = new URL(url);
  return href === `${origin}/`;
}
