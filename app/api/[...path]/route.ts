import { ProblemError, route } from '#lib/server.ts';

/** Whatever is not a route of the API is told so in the API's own way. */
const unknown = route<{ path: string[] }>({}, () => Promise.reject(new ProblemError('not-found')));

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
