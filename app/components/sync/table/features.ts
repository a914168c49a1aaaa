import { columnVisibilityFeature, rowSelectionFeature, tableFeatures } from '@tanstack/react-table';

/** What the shop table asks of TanStack Table; order and filter are the page's own, for rows stay where they are. */
export const shopTableFeatures = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
export type ShopTableFeatures = typeof shopTableFeatures;
