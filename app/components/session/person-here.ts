import { headers } from 'next/headers';
import { cache } from 'react';
import { currentPerson } from '#lib/process/routes.ts';

/** Who asks for this page; null where nobody is signed in. Looked up once for a page, however many of its parts ask. */
export const personHere = cache(async () => currentPerson(await headers()));
