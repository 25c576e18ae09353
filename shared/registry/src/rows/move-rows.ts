import { moveSchema, type Move } from "@madang/releases";
import type { Query } from "../database/database.ts";
import { DatabaseError } from "pg";
import { registryErrors } from "../errors.ts";

/** A module has one open move at most: REGISTRY_MOVE_UNDER_WAY. One that has ended stays as it is: REGISTRY_MOVE_ENDED. */
export async function saveMove(query: Query, move: Move): Promise<void> {
  const saved = await saveRow(query, move);
  if (!saved) throw registryErrors.create("MOVE_ENDED", { module: move.module, move: move.id });
}

async function saveRow(query: Query, move: Move): Promise<boolean> {
  try {
    const rows = await query(
      `insert into moves (id, module, state, move) values ($1, $2, $3, $4)
         on conflict (id) do update set state = excluded.state, move = excluded.move, changed_at = now()
           where moves.state in ('waiting', 'guarding')
         returning id`,
      [move.id, move.module, move.state, JSON.stringify(move)],
    );
    return rows.length > 0;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.constraint !== "one_move_of_a_module") throw error;
    throw registryErrors.create("MOVE_UNDER_WAY", {
      module: move.module,
      move: await openMoveOf(query, move),
    });
  }
}

export async function readMove(query: Query, id: string): Promise<Move | undefined> {
  const [row] = await query<{ move: unknown }>("select move from moves where id = $1", [id]);
  return row === undefined ? undefined : moveSchema.parse(row.move);
}

/** Oldest first. */
export async function readOpenMoves(query: Query): Promise<Move[]> {
  const rows = await query<{ move: unknown }>(
    "select move from moves where state in ('waiting', 'guarding') order by created_at, id",
  );
  return rows.map(({ move }) => moveSchema.parse(move));
}

async function openMoveOf(query: Query, { module }: Move): Promise<string> {
  const [row] = await query<{ id: string }>(
    "select id from moves where module = $1 and state in ('waiting', 'guarding')",
    [module],
  );
  return row?.id ?? "just ended";
}
