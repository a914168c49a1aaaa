import type { BenchWorld } from './bench-world.ts';

const OBJECTS_PER_PAGE = 100;

/**
 * The minimum number of requests for a bulk run that publishes every menu, once the platform's menus are known: the
 * locations, the time that the next incremental read starts from, and the catalogue's pages once; the brand (with the fence), the categories, and each shop's menu once.
 */
export async function neededRequests({ pos, size }: BenchWorld): Promise<{ pos: number; ordering: number }> {
  const { objects } = await pos.account();
  const living = objects.filter((object) => object.is_deleted !== true);
  return { pos: 2 + Math.ceil(living.length / OBJECTS_PER_PAGE), ordering: 2 + size.shops };
}
