import type { apiJa } from '#lib/messages/ja/api.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const apiEn = {
  server: 'The server that returned this document',
  whoMay: {
    everyone: 'No authentication required.',
    signedIn: 'Requires a signed-in user; not available to API keys.',
    both: 'Requires the role {role} or higher {where}, or an API key with the scope {scope} or higher.',
    people: 'Requires the role {role} or higher {where}; not available to API keys.',
  },
  roles: { viewer: 'viewer', operator: 'operator', admin: 'admin' },
  where: {
    chain: 'in the chain',
    chains: 'in at least one chain (limited to your own chains)',
    installation: 'in all chains',
  },
  tags: {
    chains: 'Chains and shops: connections, scope and current state.',
    syncs: 'Start syncs, follow their progress and results, review held plans.',
    keys: 'API keys for internal tools.',
    audit: 'Audit log: who did what, and when.',
    accounts: 'Sign-in and your own account, as used by the browser pages.',
    people: 'Members, invitations and roles, as used by the browser pages.',
    system: 'Health, metrics, the trial, and this document.',
  },
  security: {
    key: 'Tools send an API key in the Authorization header (Bearer). Create keys in the console or with createKey.',
    session:
      'The browser session; over https its name is __Host-haizen.session_token. Changes are accepted only from pages of the same site.',
  },
  parameters: {
    AcceptLanguage: 'Language of messages: ja or en. Japanese by default.',
    IdempotencyKey:
      'A unique key for this request, such as a UUID. If sent again with the same key within 24 hours, it returns the first response and does nothing twice.',
    IfNoneMatch: 'The ETag from the last response. Returns 304 without a body if nothing has changed.',
    RequestId: 'Returned in the response and included in each log line. Generated if missing.',
  },
  headers: {
    'X-Request-Id': 'ID of this request; its log lines contain it.',
    'Content-Language': 'Language of the messages.',
    'Cache-Control': 'Whether the response may be cached; usually no-store.',
    Location: 'Path of the created resource or of the started run.',
    ETag: 'Version of this response, for the next If-None-Match.',
    Vary: 'The response depends on the language.',
    'Retry-After': 'Seconds to wait before the next request.',
  },
  story: {
    intro:
      'Haizen syncs a restaurant chain’s masters (the categories shared by all shops, and each shop’s menu) from the POS to the ordering app. Times are ISO 8601 in UTC, durations are in milliseconds, and amounts are integers in the currency’s smallest unit.',
    sync: {
      title: 'Start a sync',
      text: 'syncChain syncs all shops or the ones you list; syncShop syncs one shop. An accepted request returns 202 with the run, and its path in Location. The run continues in the background and has ended once finishedAt is set.',
    },
    busy: {
      title: 'No duplicate syncs',
      text: 'While another run is syncing the same shops, the API returns 409 (sync-in-progress) and changes nothing. The response contains that run, who started it and when, and how many seconds to wait. Set onBusy to skip to sync only the free shops, or ifRunning to attach to get 200 with the running sync instead of 409.',
    },
    order: {
      title: 'Categories first',
      text: 'Every run first syncs the chain’s categories, then each shop’s menu. If the categories fail, no shop is started and all are skipped. A plan that looks dangerous is held until a person approves it.',
    },
    polling: {
      title: 'Follow progress',
      text: 'Use getRun for one run. For a whole chain, getStatus is faster: the first call returns everything; later calls with the last cursor as since return only changed shops. It supports ETag and returns 304 if nothing changed.',
    },
    once: {
      title: 'Safe retries',
      text: 'If the response to a POST got lost, send it again with the same Idempotency-Key and body: for 24 hours it returns the first response (Idempotency-Replayed). A different body returns 422; 409 means that the first request is still in progress. Server errors (5xx) are not stored.',
    },
    pages: {
      title: 'Pagination',
      text: 'Lists with more items have nextCursor: pass it as cursor in the next request. Treat it as opaque; its content may change.',
    },
    limits: {
      title: 'Rate limits',
      text: 'Each key or user may send 6,000 requests per minute to each process (HAIZEN_API_RATE); unauthenticated requests get a tenth of that per address, and password attempts far fewer. Beyond the limit, the API returns 429 with Retry-After.',
    },
    problems: {
      title: 'Errors',
      text: 'Errors are returned as application/problem+json (RFC 9457). Use code in programs, and show people title, detail (what happened) and remedy (what to do). errors contains a message per field. A chain you have no access to returns 404, as if it didn’t exist.',
    },
    language: {
      title: 'Language',
      text: 'Messages are in the language of Accept-Language, Japanese or English. Codes and states don’t depend on it.',
    },
    requestIds: {
      title: 'Request IDs',
      text: 'Every response has an X-Request-Id. Include it when you ask for support. If you send your own, it is used instead.',
    },
    growth: {
      title: 'Compatibility',
      text: 'Operations, optional fields, response fields, codes and states may be added at any time; ignore the ones you don’t know. Removals and changes of meaning are announced at least 12 months ahead with the Deprecation and Sunset headers.',
    },
  },
  docs: {
    groups: {
      chains: 'Chains and shops',
      syncs: 'Syncs',
      keys: 'API keys',
      audit: 'Audit log',
      accounts: 'Account',
      people: 'Members',
      system: 'System',
    },
    title: 'Haizen API',
    version: 'Version {version}',
    asJson: 'OpenAPI 3.1 (JSON)',
    contents: 'Contents',
    search: 'Search',
    searchLabel: 'Search the API documentation',
    found: '{count, plural, =0 {Nothing} one {# entry} other {# entries}} found for “{query}”',
    about: 'Getting started',
    schemas: 'Schemas',
    parameters: 'Parameters',
    body: 'Request body',
    answer: 'Response {status}',
    noBody: 'No body',
    problems: 'Errors',
    example: 'Example',
    copy: 'Copy',
    copied: 'Copied',
    field: 'Field',
    type: 'Type',
    meaning: 'Meaning',
    required: 'required',
    place: { path: 'path', query: 'query', header: 'header' },
    default: 'default {value}',
    among: 'one of {values}',
    least: '{least} or more',
    most: '{most} or less',
    between: '{least} to {most}',
    lengthMost: 'up to {most} characters',
    itemsMost: 'up to {most}',
    listOf: 'list of {type}',
    orNull: '{type} or null',
    or: '{first} or {second}',
    text: 'text',
  },
} as const satisfies SameKeys<typeof apiJa>;
