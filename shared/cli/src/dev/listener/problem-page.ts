import { escapeHtml } from "../escape-html.ts";
import { reloadElement } from "../reload/reload-script.ts";

/** In place of what cannot be shown yet; it goes away by itself. */
export function problemPage(problem: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>madang dev</title>${reloadElement}</head><body><h1>madang dev</h1><pre>${escapeHtml(problem)}</pre></body></html>`;
}
