import { columnVisibilityFeature, rowSelectionFeature, tableFeatures } from '@tanstack/react-table';

/** The TanStack Table features in use. The page itself sorts and filters, because rows must not move. */
export const shopTableFeatures = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
export type ShopTableFeatures = typeof shopTableFeatures;
