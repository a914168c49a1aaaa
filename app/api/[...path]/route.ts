import { nothing } from '#lib/process/routes.ts';

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
