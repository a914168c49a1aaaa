import type { SquareMeasurementUnit } from './schema.ts';

export type MeasurementUnit = { readonly id: string; readonly countsPieces: boolean };

/**
 * A seller's own unit (bottle, plate) and the generic unit count pieces and have a price per piece. Weight, length,
 * area, volume and time are measured at the sale, so guests can't order them; an unspecified unit is treated the same.
 */
export function toMeasurementUnit({ id, measurement_unit_data: data }: SquareMeasurementUnit): MeasurementUnit {
  const unit = data.measurement_unit;
  return { id, countsPieces: Boolean(unit?.custom_unit ?? unit?.generic_unit) };
}
