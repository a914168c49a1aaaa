/** A handler's response. The body is the text to send, so that faults can corrupt it. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Counts of the contents (of the request body, for a write), for the record: objects, items, categories. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The request changed the upstream's state. */
  readonly applied?: boolean;
  /** A stored answer: the request was already applied before. */
  readonly replayed?: boolean;
  /** The error code in the upstream's own vocabulary. */
  readonly code?: string;
};

/** A JSON response. `text` takes JSON that is already serialized, as long lists are. */
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
