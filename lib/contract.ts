import { z } from 'zod';
import { ACTS } from './domain/audit.ts';
import { ROLES, SCOPES } from './domain/access.ts';
import { GUARD_RULES } from './domain/guard/check.ts';
import { THRESHOLD_BOUNDS } from './domain/guard/thresholds.ts';
import { MASTER_ISSUE_CODES } from './domain/master.ts';
import { ENTRY_KINDS } from './domain/plan.ts';
import { PROBLEM_CODES } from './domain/problems.ts';
import { OUTCOMES, PHASES, TARGET_STATES } from './domain/state.ts';
import { SYNC_ERROR_CODES } from './domain/errors.ts';

/**
 * The HTTP API's shapes: routes parse with them, the browser's fetch answers with them.
 * Times are ISO 8601 strings in UTC, durations integers in milliseconds, money integers in the smallest unit.
 */

const time = z.iso.datetime();
const count = z.int().nonnegative();

// ---------------------------------------------------------------- problems

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string().describe('What happened, one sentence.'),
  remedy: z.string().describe('What to do about it, one sentence.'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const busyRunSchema = z.object({
  id: z.string(),
  number: z.int(),
  requestedBy: z.string(),
  startedAt: time,
  done: count,
  total: count,
});
export type BusyRun = z.infer<typeof busyRunSchema>;

/** The body of 409 `sync-in-progress`. */
export const syncInProgressSchema = problemSchema.extend({
  runs: z.array(busyRunSchema),
  busyShops: z.array(z.string()).describe('Ids of the wanted shops that another run holds.'),
});
export type SyncInProgress = z.infer<typeof syncInProgressSchema>;

/** The body of a problem with one of a chain's connections. */
export const sideProblemSchema = problemSchema.extend({
  side: z.enum(['pos', 'ordering']).describe('Which connection it is about.'),
});

// ---------------------------------------------------------------- parts

export const syncErrorSchema = z.object({
  code: z.enum(SYNC_ERROR_CODES),
  message: z.string(),
  remedy: z.string(),
  retryable: z.boolean(),
  detail: z
    .object({
      itemId: z.string(),
      itemName: z.string(),
      field: z.string(),
      said: z.string(),
      status: z.int(),
      tries: z.int(),
      seconds: z.number(),
      causeCode: z.enum(SYNC_ERROR_CODES),
      rule: z.enum(GUARD_RULES),
      count,
      total: count,
    })
    .partial()
    .optional(),
});
export type SyncErrorView = z.infer<typeof syncErrorSchema>;

export const planCountsSchema = z.object({ created: count, changed: count, removed: count, unchanged: count });

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The most telling change of a result, and how many entries changed besides it. */
export const headlineSchema = z.object({
  change: z.enum(['created', 'changed', 'removed']),
  name: z.string(),
  field: z.string().optional(),
  before: fieldValue.optional(),
  after: fieldValue.optional(),
  others: count,
});
export type HeadlineView = z.infer<typeof headlineSchema>;

export const progressSchema = z.object({ done: count, total: count });

export const masterIssueSchema = z.object({
  code: z.enum(MASTER_ISSUE_CODES),
  itemId: z.string().optional(),
  itemName: z.string().optional(),
  field: z.string().optional(),
  message: z.string(),
});

const stateCountsSchema = z.object({
  IDLE: count,
  QUEUED: count,
  RUNNING: count,
  SUCCEEDED: count,
  FAILED: count,
  HELD: count,
  SKIPPED: count,
  CANCELLED: count,
});
export type StateCounts = z.infer<typeof stateCountsSchema>;

// ---------------------------------------------------------------- shops

export const shopSchema = z.object({
  id: z.string(),
  chainId: z.string(),
  name: z.string(),
  number: z.string().nullable().describe("The number people say: the platform's shop id where it has one, else null."),
  timeZone: z.string(),
  posLocationId: z.string().nullable(),
  platformShopId: z.string().nullable(),
  inScope: z.boolean(),
  state: z.enum(TARGET_STATES),
  phase: z.enum(PHASES).nullable().describe('Only while RUNNING.'),
  progress: progressSchema.nullable().describe('Items of the phase; null where no fraction is known.'),
  runId: z.string().nullable().describe('The run that holds the shop, or the last one that did.'),
  queuedAt: time.nullable(),
  startedAt: time.nullable(),
  settledAt: time.nullable(),
  durationMs: count.nullable().describe('Of the last run that started it.'),
  expectedMs: count.nullable().describe('What the next sync is expected to take, from past ones.'),
  lastSuccessAt: time.nullable(),
  lastResult: planCountsSchema.nullable().describe('Of the last successful sync.'),
  headline: headlineSchema.nullable(),
  issues: count,
  error: syncErrorSchema.nullable(),
});
export type Shop = z.infer<typeof shopSchema>;

export const SHOP_SORTS = ['name', '-name', 'number', '-number', 'lastSuccessAt', '-lastSuccessAt'] as const;

export const shopListQuerySchema = z.strictObject({
  state: z.enum(TARGET_STATES).optional(),
  inScope: z.enum(['true', 'false']).optional(),
  q: z.string().trim().max(100).optional().describe("Part of a shop's name or number; NFKC, kana folded."),
  sort: z.enum(SHOP_SORTS).default('number'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

export const shopListSchema = z.object({ items: z.array(shopSchema), nextCursor: z.string().optional() });

export const shopPatchSchema = z.strictObject({ inScope: z.boolean() });

// ---------------------------------------------------------------- runs

export const RUN_SCOPES = ['all', 'shops', 'shop'] as const;

export const runSchema = z.object({
  id: z.string(),
  number: z.int().describe('What people call it: #1284.'),
  chainId: z.string(),
  scope: z.enum(RUN_SCOPES),
  shopName: z.string().nullable().describe("The shop's name where the run is for one shop."),
  full: z.boolean(),
  retryOf: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: time,
  startedAt: time.nullable().describe('When a conductor first took it up.'),
  finishedAt: time.nullable(),
  durationMs: count.nullable(),
  done: count,
  total: count,
  counts: stateCountsSchema.describe('Shops by state within this run.'),
  totals: z
    .object({ created: count, changed: count, removed: count, changedShops: count })
    .describe("Sums over the run's settled shops."),
  etaMs: count.nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const categoriesResultSchema = z.object({
  state: z.enum(['QUEUED', 'RUNNING', ...OUTCOMES]),
  total: count.nullable(),
  counts: planCountsSchema.nullable(),
  durationMs: count.nullable(),
  error: syncErrorSchema.nullable(),
});
export type CategoriesResult = z.infer<typeof categoriesResultSchema>;

/** Failed, held and skipped shops of a run, grouped by what they have in common. */
export const causeSchema = z.object({
  outcome: z.enum(['FAILED', 'HELD', 'SKIPPED']),
  error: syncErrorSchema,
  shops: count,
  shopNames: z.array(z.string()).describe('The first three.'),
});

/** What a run cost one side. */
export const sideTrafficSchema = z.object({
  requests: count,
  retries: count.describe('Of these, sent again.'),
  busy: count.describe('Answered 429 or 503.'),
  waitMs: count.describe('Spent waiting for a free place at the gate, over all requests.'),
  peak: count.describe('Most in flight at once.'),
});

export const runDetailSchema = runSchema.extend({
  chainName: z.string(),
  categories: categoriesResultSchema,
  categoriesRemoved: count
    .nullable()
    .describe('Categories removed after the last menu; null until that step has been looked at.'),
  causes: z.array(causeSchema),
  slowest: z
    .array(
      z.object({
        shopId: z.string(),
        shopName: z.string(),
        readMs: count,
        waitMs: count,
        publishMs: count,
        durationMs: count,
      }),
    )
    .describe('The slowest five, and where their time went.'),
  traffic: z
    .object({ pos: sideTrafficSchema, ordering: sideTrafficSchema })
    .nullable()
    .describe(
      'What the run cost both sides, as far as its shops have settled; null for a run from before it was counted.',
    ),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

export const runListQuerySchema = z.strictObject({
  chainId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export const runListSchema = z.object({ items: z.array(runSchema), nextCursor: z.string().optional() });

export const resultSchema = z.object({
  id: z.string(),
  runId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  shopNumber: z.string().nullable(),
  state: z.enum(OUTCOMES),
  counts: planCountsSchema.nullable(),
  headline: headlineSchema.nullable(),
  issues: z.array(masterIssueSchema),
  error: syncErrorSchema.nullable(),
  waitMs: count,
  readMs: count,
  publishMs: count,
  durationMs: count,
  finishedAt: time,
});
export type Result = z.infer<typeof resultSchema>;

export const resultListQuerySchema = z.strictObject({
  state: z.enum(OUTCOMES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});
/** Newest first. */
export const resultListSchema = z.object({ items: z.array(resultSchema), nextCursor: z.string().optional() });

// ---------------------------------------------------------------- sync requests

export const syncRequestSchema = z.strictObject({
  shopIds: z.array(z.string().min(1).max(100)).min(1).max(10_000).optional(),
  full: z.boolean().optional(),
  onBusy: z.enum(['reject', 'skip']).optional(),
  ifRunning: z
    .enum(['reject', 'attach'])
    .optional()
    .describe('Where nothing could be taken: 409, or (`attach`) 200 with the run that is in the way.'),
});
export const shopSyncRequestSchema = syncRequestSchema.pick({ full: true, ifRunning: true });
export const emptyBodySchema = z.strictObject({});

/** Of 202, and of 200 where somebody attached to a run that was there before. */
export const syncAcceptedSchema = z.object({
  run: runSchema,
  busyShops: z
    .array(z.string())
    .describe(
      'The wanted shops that a run held before: left out with `onBusy: "skip"`, in the way with `ifRunning: "attach"`.',
    ),
});
export type SyncAccepted = z.infer<typeof syncAcceptedSchema>;

/** The run as it stands; its shops that are at work still settle. */
export const runStoppedSchema = z.object({ run: runSchema.nullable() });

// ---------------------------------------------------------------- held plans

export const approveRequestSchema = z.strictObject({
  planHash: z.string().min(1).max(200).describe('Of the plan that was reviewed: a newer one is not approved by it.'),
  reason: z.string().trim().min(1).max(1_000),
});
export type ApproveRequest = z.infer<typeof approveRequestSchema>;

export const guardCheckSchema = z.object({
  rule: z.enum(GUARD_RULES),
  tripped: z.boolean(),
  count: z.number(),
  total: z.number(),
  limit: z.number().describe('A percentage or a count, as the rule has it.'),
});
export type GuardCheckView = z.infer<typeof guardCheckSchema>;

/** What a plan looks like; a guess, for the person who decides. */
const causeGuessSchema = z.object({
  kind: z.enum(['category-hidden', 'currency-units', 're-created', 'names-garbled']),
  count,
  total: count,
  category: z.string().optional().describe('Of `category-hidden`: its name.'),
  factor: z.number().optional().describe('Of `currency-units`: 100 or 0.01.'),
});
export type CauseGuessView = z.infer<typeof causeGuessSchema>;

const heldChangeSchema = z.object({
  kind: z.enum(ENTRY_KINDS),
  id: z.string(),
  name: z.string(),
  change: z.enum(['created', 'changed', 'removed']),
  fields: z.array(z.object({ field: z.string(), of: z.string().optional(), before: fieldValue, after: fieldValue })),
  before: z
    .object({ category: z.string().nullable(), price: z.int().nullable() })
    .nullable()
    .describe("Of an item: its category's name and first price, as published and as it would be."),
  after: z.object({ category: z.string().nullable(), price: z.int().nullable() }).nullable(),
});
export type HeldChange = z.infer<typeof heldChangeSchema>;

const heldPlanShape = {
  planHash: z.string(),
  heldAt: time,
  runId: z.string(),
  runNumber: z.int().nullable(),
  requestedBy: z.string().nullable(),
  currency: z.string(),
  totalBefore: count.describe('Items, or categories, as published.'),
  publishedAt: time.nullable(),
  counts: planCountsSchema,
  checks: z.array(guardCheckSchema),
  guess: causeGuessSchema.nullable(),
  changes: z.array(heldChangeSchema).describe('Whole: what is approved is what is shown.'),
};
export const heldMenuSchema = z.object({ ...heldPlanShape, shop: shopSchema });
export type HeldMenu = z.infer<typeof heldMenuSchema>;
export const heldCategoriesSchema = z.object({ ...heldPlanShape, chainId: z.string(), skippedShops: count });
export type HeldCategories = z.infer<typeof heldCategoriesSchema>;

// ---------------------------------------------------------------- chains

function isBareUrl(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '');
}

/** As requests will use it: two spellings of one address are one upstream, and a brand has one chain. */
const upstreamUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  // A password would be shown with the address, and the rest would never be sent.
  .refine((given) => isBareUrl(given), { abort: true })
  .transform((given) => {
    const { origin, pathname } = new URL(given);
    return `${origin}${pathname.replace(/\/+$/u, '')}`;
  });
const limit = z.int().min(1).max(64);

export const chainCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  pos: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('square'),
      baseUrl: upstreamUrl.default('https://connect.squareup.com'),
      accessToken: z.string().min(1).max(2_000),
    }),
  ]),
  ordering: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('oder'),
      baseUrl: upstreamUrl,
      brandId: z.string().min(1).max(200),
      token: z.string().min(1).max(2_000),
    }),
  ]),
  limits: z.strictObject({ shops: limit, pos: limit, ordering: limit }).partial().optional(),
});
export type ChainCreate = z.infer<typeof chainCreateSchema>;

export const createChainQuerySchema = z.strictObject({ verify: z.enum(['true', 'false']).default('true') });

/** Thresholds of the guard that differ from the defaults; `null` goes back to all defaults. */
const guardShape = Object.fromEntries(
  Object.entries(THRESHOLD_BOUNDS).map(([name, { min, max, unit }]) => [
    name,
    (unit === 'factor' ? z.number() : z.int()).min(min).max(max),
  ]),
) as Record<keyof typeof THRESHOLD_BOUNDS, z.ZodNumber>;
export const guardSettingsSchema = z.strictObject(guardShape);

/** Only what is named changes. New connections are tried before they are saved. */
export const chainPatchSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    pos: z.strictObject({ baseUrl: upstreamUrl, accessToken: z.string().min(1).max(2_000) }).partial(),
    ordering: z.strictObject({ baseUrl: upstreamUrl, token: z.string().min(1).max(2_000) }).partial(),
    limits: z.strictObject({ shops: limit, pos: limit, ordering: limit }).partial(),
    guard: guardSettingsSchema.partial().nullable(),
  })
  .partial();
export type ChainPatch = z.infer<typeof chainPatchSchema>;

/** One side's traffic as its conductor last saw it. */
export const gateLoadSchema = z.object({
  inFlight: count,
  limit: count.describe('At this moment: found by trying, below `most`, the configured one.'),
  most: count,
  peak: count,
  perSecond: z.number(),
  latencyMs: z.number().nullable().describe('Median of the last answers; null before the first.'),
  closedUntil: time.nullable().describe("The gate is closed until then, at the other side's request (`Retry-After`)."),
  slowedBy: z
    .enum(['refused', 'slow', 'down'])
    .nullable()
    .describe(
      'Why less is let through than may be: the other side refuses (429, 503), has become slow, or does not answer.',
    ),
});
export type GateLoadView = z.infer<typeof gateLoadSchema>;

export const conductorSchema = z.object({
  worker: z.string(),
  working: z.boolean().describe('False once it has handed the chain back.'),
  heartbeatAt: time,
  takeovers: count,
  pos: gateLoadSchema.nullable(),
  ordering: gateLoadSchema.nullable(),
});

export const chainSchema = z.object({
  id: z.string(),
  name: z.string(),
  pos: z.object({ kind: z.string(), baseUrl: z.string() }),
  ordering: z.object({ kind: z.string(), baseUrl: z.string(), brandId: z.string() }),
  limits: z.object({ shops: z.int(), pos: z.int(), ordering: z.int() }),
  guard: z.object(guardShape).describe("The guard's thresholds as they hold for this chain."),
  currency: z.string().nullable(),
  createdAt: time,
  shops: z.object({
    total: count,
    inScope: count,
    outOfScope: count,
    byState: stateCountsSchema.describe('Of the shops in scope.'),
  }),
  categories: z.object({
    state: z.enum(TARGET_STATES),
    phase: z.enum(PHASES).nullable(),
    runId: z.string().nullable(),
    total: count.nullable().describe('How many are published.'),
    lastResult: planCountsSchema.nullable(),
    durationMs: count.nullable(),
    lastSuccessAt: time.nullable(),
    error: syncErrorSchema.nullable(),
  }),
});
export type Chain = z.infer<typeof chainSchema>;

/** Chains are few: the list has no pages. */
export const chainListSchema = z.object({ items: z.array(chainSchema), nextCursor: z.string().optional() });

const shopSideSchema = z.object({ id: z.string(), name: z.string() });
export const discoveredSchema = z.object({
  matched: z.array(
    z.object({ shopId: z.string(), name: z.string(), posLocationId: z.string(), platformShopId: z.string() }),
  ),
  onlyAtPos: z.array(shopSideSchema),
  onlyAtPlatform: z.array(shopSideSchema),
});
export type Discovered = z.infer<typeof discoveredSchema>;

// ---------------------------------------------------------------- the page's poll

export const statusQuerySchema = z.strictObject({ since: z.string().max(100).optional() });

/**
 * What the sync page shows: first everything, then (with `since`) only the shops that changed after that cursor.
 * `whole` tells which of the two it is.
 */
export const statusSchema = z.object({
  cursor: z.string(),
  whole: z.boolean(),
  at: time.describe("The server's clock, so that ages don't depend on the viewer's."),
  chain: chainSchema,
  runs: z.array(runSchema).describe('Unfinished, oldest first.'),
  lastAllRun: runSchema.nullable().describe('The last finished one over all shops.'),
  conductor: conductorSchema.nullable(),
  shops: z.array(shopSchema),
});
export type Status = z.infer<typeof statusSchema>;

// ---------------------------------------------------------------- trial

export const TRIAL_FAULTS = ['none', 'pos-down', 'ordering-busy', 'one-shop-refused'] as const;
export const trialSchema = z.object({ preset: z.enum(TRIAL_FAULTS) });
export const trialPutSchema = z.strictObject({ preset: z.enum(TRIAL_FAULTS) });
export type TrialFault = (typeof TRIAL_FAULTS)[number];

// ---------------------------------------------------------------- health

export const statusOkSchema = z.object({ status: z.literal('ok') });

// ---------------------------------------------------------------- the API's own document

export const openApiSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

// ---------------------------------------------------------------- people and keys

const email = z.email().max(254);
/** As it is typed; what makes it too weak is told by the problem `password-weak`. */
const password = z.string().min(1).max(200);
const token = z.string().min(1).max(200);

/** `chainId` null: in every chain, those to come included, and over the installation itself. */
export const grantSchema = z.strictObject({ role: z.enum(ROLES), chainId: z.string().max(100).nullable() });
export type GrantView = z.infer<typeof grantSchema>;
export const grantListSchema = z.strictObject({ grants: z.array(grantSchema).max(1_000) });

export const entrySchema = z.object({
  trial: z.boolean().describe('Whether this caller may sign in to the trial with one click.'),
  needsSetup: z.boolean().describe('Nobody has an account yet: the terminal shows the link that makes the first.'),
});
export const signInSchema = z.strictObject({ email, password });
export const secondFactorCodeSchema = z.strictObject({ code: z.string().trim().min(1).max(40) });
export const signedInSchema = z.object({ state: z.enum(['signed-in', 'second-factor']) });
export const sessionSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  grants: z.array(grantSchema),
  secondFactor: z.boolean(),
  hasPassword: z.boolean().describe("The trial's own person has no password."),
});
export type SessionView = z.infer<typeof sessionSchema>;
export const sessionListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      createdAt: time,
      lastSeenAt: time,
      address: z.string().nullable(),
      userAgent: z.string().nullable(),
    }),
  ),
});
export const passwordChangeSchema = z.strictObject({ current: password, next: password });
export const passwordSchema = z.strictObject({ password });
export const secondFactorStartedSchema = z.object({
  uri: z.string().describe('For the authenticator: an otpauth: address, shown as a QR code.'),
  backupCodes: z.array(z.string()).describe('Each signs in once where the authenticator is lost; shown this once.'),
});

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(grantSchema),
  lastSignInAt: time.nullable(),
  secondFactor: z.boolean(),
});
export type PersonView = z.infer<typeof personSchema>;
export const personListSchema = z.object({ items: z.array(personSchema) });
export const inviteSchema = z.strictObject({ email, ...grantSchema.shape });
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  ...grantSchema.shape,
  invitedBy: z.string(),
  createdAt: time,
  expiresAt: time,
});
export const invitationListSchema = z.object({ items: z.array(invitationSchema) });
/** `link` leads to the page that takes the invitation up; its token is behind the `#`, which no server's log sees. */
export const invitationMadeSchema = z.object({ invitation: invitationSchema, link: z.string() });
export const lookInvitationSchema = z.strictObject({ token });
export const invitationFactsSchema = z.object({
  email: z.string().nullable().describe('Null for the first account, which chooses its own.'),
  role: z.enum(ROLES),
  chainName: z.string().nullable().describe('Null: every chain.'),
  hasAccount: z
    .boolean()
    .describe('Somebody has an account with this e-mail already, and takes it up with its password.'),
});
export const acceptInvitationSchema = z.strictObject({
  token,
  name: z.string().trim().min(1).max(100).optional(),
  email: email.optional().describe("For the first account; else the invitation's counts."),
  password,
});

// ---------------------------------------------------------------- the record

const auditFilters = {
  chainId: z.string().max(100).optional(),
  act: z.enum(ACTS).optional(),
  actor: z.string().trim().max(100).optional().describe("Part of a person's or key's name."),
  from: time.optional(),
  /** Not included. */
  to: time.optional(),
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const auditExportQuerySchema = z.strictObject({
  ...auditFilters,
  /** In which the times are written: an IANA name. */
  timeZone: z.string().max(100).refine(isTimeZone).default('UTC'),
});
export const auditQuerySchema = z.strictObject({
  ...auditFilters,
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});
const told = z.record(z.string(), z.unknown()).nullable();
export const auditEventSchema = z.object({
  id: z.string(),
  at: time,
  act: z.enum(ACTS),
  actor: z.object({ kind: z.enum(['person', 'key', 'system']), id: z.string().nullable(), name: z.string() }),
  address: z.string().nullable().describe('Where the request came from.'),
  requestId: z.string().nullable(),
  chain: z.object({ id: z.string(), name: z.string() }).nullable().describe('By the names that they had then.'),
  shop: z.object({ id: z.string(), name: z.string() }).nullable(),
  run: z.object({ id: z.string(), number: z.int().nullable() }).nullable(),
  subject: z.string().nullable(),
  before: told,
  after: told,
});
export type AuditEventView = z.infer<typeof auditEventSchema>;
export const auditListSchema = z.object({ items: z.array(auditEventSchema), nextCursor: z.string().optional() });

// ---------------------------------------------------------------- keys

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe('Its first characters.'),
  scope: z.enum(SCOPES),
  chainIds: z.array(z.string()).nullable().describe('Null: every chain, those to come included.'),
  createdBy: z.string(),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});
export type KeyView = z.infer<typeof keySchema>;

export const keyListSchema = z.object({ items: z.array(keySchema) });

export const keyCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scope: z.enum(SCOPES),
  chainIds: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(1_000)
    .nullable()
    .describe('Null: every chain, those to come included.'),
  expiresAt: time
    .refine((at) => Date.parse(at) > Date.now(), { params: { words: 'inThePast' } })
    .nullable()
    .describe('Null: never.'),
});
export type KeyCreate = z.infer<typeof keyCreateSchema>;

/** `secret` is what the tool sends as `Authorization: Bearer`; nobody can see it again. */
export const keyCreatedSchema = z.object({ key: keySchema, secret: z.string() });
