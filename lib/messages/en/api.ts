import type { apiJa } from '../ja/api.ts';
import type { SameKeys } from '../same-keys.ts';

export const apiEn = {
  server: 'The server that this document came from',
  whoMay: {
    everyone: 'Open to everyone.',
    signedIn: 'For whoever is signed in; not for API keys.',
    both: 'For people who are at least {role} {where}, and for API keys with at least the scope {scope} there.',
    people: 'For people who are at least {role} {where}; not for API keys.',
  },
  roles: { viewer: 'viewer', operator: 'operator', admin: 'admin' },
  where: {
    chain: 'in that chain',
    chains: 'in any chain, about their own chains',
    installation: 'in every chain',
  },
  tags: {
    chains: 'Chains and shops: connections, scope, how they stand now.',
    syncs: 'Starting syncs, their progress and results, held plans.',
    keys: 'The API keys of internal tools.',
    audit: 'The record of who did what.',
    accounts: 'Signing in and one’s own account, as the pages in the browser use them.',
    people: 'People, invitations and roles in chains, as the pages in the browser use them.',
    system: 'Health, metrics, the trial, and this document.',
  },
  security: {
    key: 'Tools send an API key in the header Authorization (Bearer). Keys are made on the page or by createKey.',
    session:
      'The browser’s session; over https its name is __Host-haizen.session_token. Changes are taken from pages of this very site alone.',
  },
  parameters: {
    AcceptLanguage: 'The language of sentences, ja or en; Japanese where it is neither.',
    IdempotencyKey:
      'A name for this request, such as a UUID. Sent again under the same name within 24 hours it gets the first answer, and nothing is done twice.',
    IfNoneMatch: 'The ETag that you hold: 304 without a body where nothing has changed.',
    RequestId: 'Comes back in the answer and is part of each log line; Haizen makes one where you send none.',
  },
  headers: {
    'X-Request-Id': 'This request’s id; its log lines have the same.',
    'Content-Language': 'The language of the sentences.',
    'Cache-Control': 'Whether the answer may be kept; most say no-store.',
    Location: 'The path of what was made, or of the run that has begun.',
    ETag: 'This answer’s name, for the next If-None-Match.',
    Vary: 'The answer depends on the language.',
    'Retry-After': 'So many seconds to wait before the next try.',
  },
  story: {
    intro:
      'Haizen carries a restaurant chain’s masters (the categories, which all its shops share, and the menu of each shop) from the POS to the ordering app. Times are ISO 8601 in UTC, durations are in milliseconds, money is an integer in the currency’s smallest unit.',
    sync: {
      title: 'Starting a sync',
      text: 'syncChain syncs all shops or those that you name, syncShop one shop. What is accepted is answered with 202 and the run, whose place is in Location. The run goes on by itself, and is over once finishedAt is set.',
    },
    busy: {
      title: 'Never twice at once',
      text: 'While another run holds the same shops the answer is 409 (sync-in-progress) and nothing changes. It names that run, who started it and when, and how many seconds to wait. With onBusy set to skip only the free shops are synced; with ifRunning set to attach the answer is 200 with that run instead of 409.',
    },
    order: {
      title: 'Categories first',
      text: 'Every run syncs the chain’s categories, then each shop’s menu. Where the categories fail no shop is begun: they are skipped. A plan that looks dangerous is not published but held, until a person approves it.',
    },
    polling: {
      title: 'Following progress',
      text: 'One run is told by getRun. For a whole chain getStatus is quicker: first everything, then, with the last cursor as since, only the shops that changed. It has an ETag and answers 304 where nothing did.',
    },
    once: {
      title: 'Sent again, done once',
      text: 'Where the answer to a POST got lost, send it again with the same Idempotency-Key and the same content: for 24 hours it gets the first answer (Idempotency-Replayed). Other content is 422, and 409 says that the first request is still being worked on. What failed on our side (5xx) is not remembered.',
    },
    pages: {
      title: 'Page by page',
      text: 'A list that goes on has nextCursor: hand it back as cursor. What is in it is nobody’s business and may change.',
    },
    limits: {
      title: 'Rate limits',
      text: 'One key or person may send 6,000 requests a minute to each process (HAIZEN_API_RATE), an address without either a tenth of that, and tries at passwords are fewer still. Beyond it the answer is 429 with Retry-After.',
    },
    problems: {
      title: 'Problems',
      text: 'What goes wrong is answered with application/problem+json (RFC 9457). Programs go by code; people are shown title, detail (what happened) and remedy (what to do). errors has a sentence for each field. A chain that you may not see is answered with 404, as if it were not there.',
    },
    language: {
      title: 'Language',
      text: 'Sentences are in the language of Accept-Language, Japanese or English. Codes and states are the same in both.',
    },
    requestIds: {
      title: 'Request ids',
      text: 'Every answer has an X-Request-Id: name it when you ask about one. Send your own and it is used instead.',
    },
    growth: {
      title: 'What may change',
      text: 'Operations, optional fields, fields of answers, codes and states may be added at any time: ignore what you do not know. What goes away or changes its meaning is announced at least 12 months before, by the headers Deprecation and Sunset.',
    },
  },
  docs: {
    groups: {
      chains: 'Chains and shops',
      syncs: 'Syncs',
      keys: 'API keys',
      audit: 'Record',
      accounts: 'Account',
      people: 'People',
      system: 'System',
    },
    title: 'Haizen API',
    version: 'Version {version}',
    asJson: 'OpenAPI 3.1 (JSON)',
    contents: 'Contents',
    search: 'Search',
    searchLabel: 'Search the API documentation',
    found: '{count, plural, =0 {Nothing} one {# entry} other {# entries}} found for “{query}”',
    about: 'Read first',
    schemas: 'Schemas',
    parameters: 'Parameters',
    body: 'Request body',
    answer: 'Answer {status}',
    noBody: 'No body',
    problems: 'Problems',
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
