import type { SquareMeasurementUnit } from './schema.ts';

export type MeasurementUnit = { readonly id: string; readonly countsPieces: boolean };

/**
 * A seller's own unit (bottle, plate) and the generic one count pieces, and their price is that of a piece. Weight, length, area,
 * volume and time are measured when the item is sold: no guest can order them by the piece. So is what names no unit at all.
 */
export function toMeasurementUnit({ id, measurement_unit_data: data }: SquareMeasurementUnit): MeasurementUnit {
  const unit = data.measurement_unit;
  return { id, countsPieces: Boolean(unit?.custom_unit ?? unit?.generic_unit) };
}
