import { pathSegment } from '#lib/domain/path-segment.ts';

/** No id is this: what can't be part of an address is asked for by it, and answered with 404. */
const NO_ID = '-';

/** A path of the API with each value as one segment: apiPath`/api/shops/${shopId}/held`. */
export function apiPath(parts: TemplateStringsArray, ...ids: readonly string[]): string {
  return String.raw({ raw: parts }, ...ids.map((id) => pathSegment(id) ?? NO_ID));
}
