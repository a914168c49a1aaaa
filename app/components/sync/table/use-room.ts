'use client';

import { useMatches } from '@mantine/core';
import type { Room } from '#app/components/sync/table/visible-columns.ts';

export function useRoom(): Room {
  return useMatches<Room>(
    { base: 'phone', sm: 'narrow', md: 'medium', lg: 'wide' },
    { getInitialValueInEffect: false },
  );
}
