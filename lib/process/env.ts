import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { BadDatabaseUrl, parseDatabaseUrl } from '#lib/postgres/database-url.ts';

/** Generate one with `openssl rand -base64 32`. No commas, because HAIZEN_OLD_SECRETS is comma-separated. */
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

/** The error message never contains the URL, which holds a password. */
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
  /** Tokens are encrypted with a key derived from it; sessions are signed with another derived key. */
  HAIZEN_SECRET: secret,
  /** Earlier secrets, comma-separated: they still decrypt existing data, which is re-encrypted at the next start. */
  HAIZEN_OLD_SECRETS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((value) => value.trim()))
    .transform((values) => values.filter((value) => value !== ''))
    .pipe(z.array(secret)),
  /** Creates an admin key for internal tools at the first start; they send it as `Authorization: Bearer`. */
  HAIZEN_API_KEY: z.string().min(16).optional(),
  /** The installation's public origin. Absent: unknown, and cookies aren't bound to https. */
  HAIZEN_URL: z
    .url({ protocol: /^https?$/u })
    .refine(isOrigin, 'only the origin, as in https://haizen.example.com')
    .transform((url) => new URL(url).origin)
    .optional(),
  /** The first admin, created if no account exists. Set both or neither. */
  HAIZEN_ADMIN_EMAIL: z.email().optional(),
  HAIZEN_ADMIN_PASSWORD: z.string().optional(),
  /** Requests per caller and minute. */
  HAIZEN_API_RATE: z.coerce.number().int().min(60).max(1_000_000).default(6_000),
  /** The proxies in front of the server whose `X-Forwarded-For` is trusted: their number, or their addresses and networks. */
  HAIZEN_TRUSTED_PROXIES: trustedProxies.optional(),
  /** The address that the web server listens on; read by the launcher. */
  HAIZEN_HOST: z.string().optional(),
  /** Audit events are deleted after this many days; absent: never. The database never deletes events younger than 30 days. */
  HAIZEN_AUDIT_DAYS: z.coerce.number().int().min(30).max(36_500).optional(),
  /** Lets a scraper read `/api/metrics`, even while the database is unavailable; sent as `Authorization: Bearer`. */
  HAIZEN_METRICS_TOKEN: z.string().min(16).optional(),
  /** The launcher's own key, new at each start, for setting up the trial chain. */
  HAIZEN_LAUNCH_KEY: z.string().min(32).optional(),
  /** The worker's name on the pages. */
  HAIZEN_WORKER_NAME: z.string().min(1).max(60).optional(),
  /** Maximum requests in flight to one host, across all chains of this process. */
  HAIZEN_HOST_LIMIT: z.coerce.number().int().min(1).max(1_000).default(32),
  /** A shop's sync that takes longer is aborted. */
  HAIZEN_SHOP_DEADLINE_SECONDS: z.coerce.number().int().min(10).max(3_600).default(300),
  /** 1: upstreams may have private addresses and may be used without TLS. */
  HAIZEN_ALLOW_PRIVATE_UPSTREAMS: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  /** The folder below which chains' POS files are, for the `csv` POS. Absent: no chain can have one. */
  HAIZEN_CSV_FOLDER: z.string().refine(isAbsolute, 'an absolute path').optional(),
  HAIZEN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** The port for a standalone worker's metrics: http://127.0.0.1:{port}/metrics. Absent: not served. */
  HAIZEN_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** The base URLs of the trial's simulators; absent outside the trial. */
  HAIZEN_TRIAL_POS_URL: z.url().optional(),
  HAIZEN_TRIAL_ORDERING_URL: z.url().optional(),
});

const envSchema = variables.refine(
  (env) => (env.HAIZEN_ADMIN_EMAIL === undefined) === (env.HAIZEN_ADMIN_PASSWORD === undefined),
  { path: ['HAIZEN_ADMIN_EMAIL'], error: 'goes with HAIZEN_ADMIN_PASSWORD' },
);

export type Env = z.infer<typeof envSchema>;

/** Parses the process's settings; throws an error that names every invalid one. An empty variable counts as absent. */
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
