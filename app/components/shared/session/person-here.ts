import { headers } from 'next/headers';
import { cache } from 'react';
import { currentPerson } from '#lib/process/routes.ts';

/** The signed-in person, or null. Cached per request. */
export const personHere = cache(async () => currentPerson(await headers()));
