import { validityOfWhole } from "../cache/validity.ts";
import { unfilled, type Filled } from "../compose/fill-slots.ts";
import { awayNotice, staleNotice } from "../compose/notices.ts";
import type { CompiledLayout } from "../compose/compile-layout.ts";
import { narrowQuery } from "../request/read-query.ts";
import type { BoxRoute, RouteTable } from "../routes/route-table.ts";
import { Patience } from "../upstream/patience.ts";
import type { FragmentRequest } from "./ask-module.ts";
import type { Fragment, Outcome } from "./fragment.ts";
import { resolveFragment, type FragmentParts } from "./resolve-fragment.ts";

/** Boxes of this slot stand above the whole page; where one fails, nothing is put there rather than a notice. */
export const alertSlot = "alert";

export interface BoxContext {
  readonly table: RouteTable;
  readonly layout: CompiledLayout;
  readonly timeZone: string;
  readonly parts: FragmentParts;
  /** Of the page: a box sees of its query what the page declares too, so that the page's address decides everything. */
  readonly query: string;
  readonly asked: Omit<FragmentRequest, "route" | "path" | "visitor" | "body">;
}

/** Fills slots of one page, each at most once however often it is asked for. */
export class Boxes {
  readonly #context: BoxContext;
  readonly #filled = new Map<string, Promise<Filled>>();

  constructor(context: BoxContext) {
    this.#context = context;
  }

  fill(slot: string): Promise<Filled> {
    const known = this.#filled.get(slot);
    if (known !== undefined) return known;
    const filling = this.#fillSlot(slot);
    // Started before anyone waits for it; whoever waits hears of a failure.
    filling.catch(() => {});
    this.#filled.set(slot, filling);
    return filling;
  }

  async #fillSlot(slot: string): Promise<Filled> {
    const routes = this.#context.table.slots.get(slot) ?? [];
    const boxes = await Promise.all(routes.map((route) => this.#fillBox(route)));
    return {
      chunks: boxes.flatMap((box) => box.chunks),
      shown: boxes.flatMap((box) => box.shown),
      validity: validityOfWhole(boxes.map((box) => box.validity)),
    };
  }

  async #fillBox(route: BoxRoute): Promise<Filled> {
    const { asked, query, parts } = this.#context;
    const own = narrowQuery(query, route.query);
    const patience = new Patience({
      module: route.name,
      deadline: Math.min(asked.left, route.deadline),
      within: asked.signal,
    });
    try {
      const outcome = await resolveFragment(parts, {
        ...asked,
        route,
        left: patience.left,
        path: own === "" ? route.path : `${route.path}?${own}`,
        signal: patience.stop,
      });
      return this.#show(route, outcome);
    } finally {
      patience.end();
    }
  }

  #show(route: BoxRoute, outcome: Outcome): Filled {
    if (outcome.kind === "fragment") return this.#framed(route, outcome);
    if (outcome.kind === "nothing") return { ...unfilled, validity: outcome.validity };
    const away = { ...unfilled, validity: undefined };
    if (route.box.slot === alertSlot || route.box.frame === "item") return away;
    return { ...away, chunks: framed(route, [awayNotice(this.#context.layout, route)]) };
  }

  #framed(route: BoxRoute, fragment: Fragment): Filled {
    const { layout, timeZone } = this.#context;
    const { copy, html, description, validity } = fragment;
    const notice = copy === undefined ? [] : [staleNotice(layout, copy.storedAt, timeZone)];
    return {
      chunks: framed(route, [...notice, html]),
      shown: [{ module: route.module, view: description.view }],
      validity: copy === undefined ? validity : undefined,
    };
  }
}

/** An item of a list cannot be a section, and a notice that it is away would break the list. */
function framed(route: BoxRoute, chunks: readonly Buffer[]): Buffer[] {
  const element = route.box.frame === "item" ? "li" : "section";
  return [
    Buffer.from(`<${element} data-madang-box="${route.name}">`),
    ...chunks,
    Buffer.from(`</${element}>`),
  ];
}
