import { z } from "zod";

/** PostgreSQL's integer; written as a plain number, so that each entry has one address. */
export const entryId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((id) => id <= 2_147_483_647);

/** Beyond this nobody pages; a higher number would only make the database count. */
const highestPage = 1000;

export const pageNumber = z.coerce.number().int().min(1).max(highestPage).default(1);
