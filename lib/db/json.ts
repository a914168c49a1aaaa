import { Prisma } from './generated/client.ts';

/** For JSON columns of plain data. Prisma requires an explicit null: the database's, not JSON's. */
export function jsonOrNull(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : jsonOf(value);
}

export function jsonOf(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
