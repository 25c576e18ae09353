import { moveRequestSchema, moveSchema } from "@madang/releases";
import { z } from "zod";
import { adminRoute, type AdminRoute } from "../admin-route.ts";
import { adminErrors } from "../errors.ts";
import { none, ofModule, releaseOf } from "./common-schemas.ts";

export const moveRoutes: readonly AdminRoute[] = [
  adminRoute({
    method: "POST",
    path: "/modules/:module/moves",
    summary: "Begins to move a channel of the module to another build.",
    needs: releaseOf,
    params: ofModule,
    query: none,
    body: moveRequestSchema,
    answers: { 202: moveSchema },
    action: "move",
    handle: async ({ admin, params, body, caller }) => ({
      status: 202,
      body: await admin.moves.begin(params.module, body, caller.name),
    }),
  }),
  adminRoute({
    method: "GET",
    path: "/moves/:id",
    summary: "A move with its steps so far.",
    needs: "read",
    params: z.strictObject({ id: z.uuid() }),
    query: none,
    answers: { 200: moveSchema },
    async handle({ admin, params: { id } }) {
      const move = await admin.registry.move(id);
      if (move === undefined) throw adminErrors.create("NOT_FOUND", { what: `move ${id}` });
      return { status: 200, body: move };
    },
  }),
];
