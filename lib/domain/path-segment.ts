/** Control characters break the request line; a lone surrogate would be sent as another character. */
const UNUSABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * An id as one percent-encoded segment of a URL's path; null if impossible. `.` and `..` are the folder itself and its
 * parent even when encoded (https://url.spec.whatwg.org/#double-dot-path-segment), and an empty id gives no segment.
 */
export function pathSegment(id: string): string | null {
  if (id === '' || id === '.' || id === '..' || UNUSABLE.test(id)) return null;
  return encodeURIComponent(id);
}
