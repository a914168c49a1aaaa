'use client';

import { useMatches } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLocale } from 'use-intl';
import type { Room } from './visible-columns.ts';

export function useRoom(): Room {
  const room = useMatches<Room>(
    { base: 'phone', sm: 'narrow', md: 'medium', lg: 'wide' },
    { getInitialValueInEffect: false },
  );
  const isFull = useMediaQuery('(min-width: 90em)', true, { getInitialValueInEffect: false });
  // "Added", "Changed" and "Removed" are twice as wide as 追加, 変更 and 削除.
  const isTight = useLocale() === 'en' && !isFull;
  if (!isTight) return room;
  return room === 'wide' ? 'wideTogether' : room === 'medium' ? 'mediumTogether' : room;
}
