import { pathSegment } from '#lib/domain/path-segment.ts';

/** Stands in for values that can't be part of a path. No ID equals it, so the API answers 404. */
const NO_ID = '-';

/** Builds an API path with each value in its own segment: apiPath`/api/shops/${shopId}/held`. */
export function apiPath(parts: TemplateStringsArray, ...ids: readonly string[]): string {
  return String.raw({ raw: parts }, ...ids.map((id) => pathSegment(id) ?? NO_ID));
}
