import { createElement, type ReactElement } from "react";

/** Where the gateway puts the boxes that modules have declared for the slot of this name. */
export function Slot({ name }: { name: string }): ReactElement {
  return createElement("madang-slot", { name });
}
