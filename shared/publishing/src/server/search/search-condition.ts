import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { letterKind } from "./letter-kind.ts";
import type { SearchClause } from "./search-clause.ts";
import type { SearchTerm } from "./search-terms.ts";

/** Conditions on a row of a search table; `table` is its name or alias. */
export interface SearchConditions {
  /** Answered by the index. */
  readonly grams: Expression<SqlBool>;
  /** What the index could not tell; undefined where it tells all. */
  readonly recheck: Expression<SqlBool> | undefined;
  /** How many of the words stand in the title, all of them or not: true sorts first. */
  readonly inTitle: Expression<SqlBool>;
}

export function searchConditions(table: string, terms: readonly SearchTerm[]): SearchConditions {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const several = terms.length > 1;
  const inexact = terms.filter(({ readings }) => !isExact(readings));
  return {
    grams: allOf(
      terms.map(({ readings }) =>
        oneOf(readings.map((reading) => gramsOf(column("grams"), reading, several))),
      ),
    ),
    recheck: inexact.length === 0 ? undefined : allOf(inexact.map((term) => recheckOf(column("body"), term))),
    inTitle: allOf(terms.map(({ readings }) => titleOf(column("heading"), readings[0] ?? []))),
  };
}

type Readings = SearchTerm["readings"];
type Column = RawBuilder<unknown>;

function isExact(readings: Readings): boolean {
  return readings.every((reading) => reading.every(({ exact }) => exact));
}

function gramsOf(column: Column, reading: readonly SearchClause[], several: boolean): Expression<SqlBool> {
  const all = [...new Set(reading.flatMap((clause) => clause.all))];
  const conditions = reading
    .filter(({ pairs }) => pairs.length > 0)
    .map((clause) => pairsOf(column, clause, several));
  return allOf([...(all.length > 0 ? [sql<SqlBool>`${column} @> ${all}::text[]`] : []), ...conditions]);
}

/** All letters side by side, which is quick, or some of them apart, which is rare: then one of those gaps leads to the few rows. */
function pairsOf(column: Column, { pairs }: SearchClause, several: boolean): Expression<SqlBool> {
  const close = pairs.map((pair) => pair.close);
  const apart = pairs.map((pair) => pair.apart);
  const either = pairs.map((pair) => sql<SqlBool>`${column} && ${[pair.close, pair.apart]}::text[]`);
  // The index answers one alternative per query; a second one would be tried on unpacked grams, row by row.
  if (several) return allOf(either);
  return oneOf([
    sql<SqlBool>`${column} @> ${close}::text[]`,
    allOf([sql<SqlBool>`${column} && ${apart}::text[]`, ...either]),
  ]);
}

function recheckOf(column: Column, { readings }: SearchTerm): Expression<SqlBool> {
  const single = readings.length === 1;
  return oneOf(
    readings.map((reading) =>
      allOf(reading.filter(({ exact }) => !(single && exact)).map((clause) => lookedUp(column, clause))),
    ),
  );
}

/** Most texts have the letters side by side: finding these is many times quicker than the expression. */
function lookedUp(column: Column, { squeezed, pattern }: SearchClause): Expression<SqlBool> {
  const expression = sql<SqlBool>`${column} ~ ${pattern}`;
  // In an alphabet a word is found from its beginning on, which only the expression knows.
  if (letterKind([...squeezed][0] ?? "") === "alphabet") return expression;
  return sql<SqlBool>`(strpos(${column}, ${squeezed}) > 0 or ${expression})`;
}

function titleOf(column: Column, reading: readonly SearchClause[]): Expression<SqlBool> {
  return allOf(reading.map(({ squeezed }) => sql<SqlBool>`strpos(${column}, ${squeezed}) > 0`));
}

function allOf(conditions: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

function oneOf(conditions: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
