/** Control characters break a request's first line; half of a surrogate pair is no character, and would be sent as another. */
const UNUSABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * An id as one segment of a URL's path, percent-encoded; null where it can't be one. `.` and `..` mean the folder itself and the
 * one above it, however they are encoded (https://url.spec.whatwg.org/#double-dot-path-segment), and an empty one is no segment.
 */
export function pathSegment(id: string): string | null {
  if (id === '' || id === '.' || id === '..' || UNUSABLE.test(id)) return null;
  return encodeURIComponent(id);
}
