import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { buildErrors } from "./errors.ts";

export interface View {
  /** The file's name without its ending; the key of the release record's views. */
  readonly name: string;
  readonly file: string;
  readonly interactive: boolean;
}

/** Every view of a workspace, by name. Throws BUILD_VIEW_NAME or BUILD_VIEW_TWICE. */
export function findViews(folder: string): View[] {
  const views = ["ui", "src"].flatMap((root) => [
    ...viewsIn(join(folder, root, "views"), false),
    ...viewsIn(join(folder, root, "interactive"), true),
  ]);
  views.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, view] of views.entries()) refuseTwin(view, views[index + 1]);
  return views;
}

function viewsIn(folder: string, interactive: boolean): View[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
    .map((file) => ({ name: viewName(file), file: join(folder, file), interactive }));
}

function viewName(file: string): string {
  const name = basename(file, ".tsx");
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw buildErrors.create("VIEW_NAME", { file });
  return name;
}

function refuseTwin(view: View, next: View | undefined): void {
  if (view.name !== next?.name) return;
  throw buildErrors.create("VIEW_TWICE", { view: view.name, files: `${view.file} and ${next.file}` });
}
