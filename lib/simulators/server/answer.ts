/** What a handler answers. The body is the text as it goes out, so that faults can spoil it. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the body (of the request, for a write) held, for the record: objects, items, categories. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The request changed the upstream's state. */
  readonly applied?: boolean;
  /** A remembered answer: the request was carried out before. */
  readonly replayed?: boolean;
  /** The error's code in the upstream's own words. */
  readonly code?: string;
};

/** An answer in JSON. `text` takes JSON that is already text, as long lists are. */
export function json(
  status: number,
  value: unknown,
  more: Omit<Answer, 'status' | 'body'> = {},
  contentType = 'application/json; charset=utf-8',
): Answer {
  return {
    ...more,
    status,
    headers: { 'content-type': contentType, ...more.headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  };
}
