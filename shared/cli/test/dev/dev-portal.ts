import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startPortal, type Portal } from "@madang/test-kit";
import type { Reporter } from "../../src/core/reporter.ts";
import { startDev, type DevSession } from "../../src/dev/dev-session.ts";
import { callMadang } from "../call-madang.ts";
import { copyWorkspace } from "../new/workspace-copy.ts";

/** A module in development inside a real portal that does not have it. */
export interface DevPortal {
  readonly portal: Portal;
  readonly dev: DevSession;
  /** What the terminal shows. */
  readonly terminal: readonly string[];
  /** Changes a file of the module, as an editor does. */
  edit(file: string, change: (text: string) => string): Promise<void>;
  stop(): Promise<void>;
}

export async function startDevPortal(): Promise<DevPortal> {
  const closing: (() => Promise<unknown>)[] = [];
  const portal = await startPortal({ modules: ["news"], sample: ["news"] });
  closing.push(() => portal.stop());
  const copy = await copyWorkspace();
  closing.push(() => copy.remove());
  const { exit, err } = await callMadang(["new", "reservations"], { root: copy.root });
  if (exit !== 0) throw new Error(err);
  const folder = join(copy.root, "modules/reservations");
  const terminal: string[] = [];
  const dev = await startDev({
    id: "reservations",
    folder,
    root: copy.root,
    portal: portal.origin,
    port: 0,
    environment: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
    reporter: linesOf(terminal),
    signal: new AbortController().signal,
  });
  closing.push(() => dev.close());
  return {
    portal,
    dev,
    terminal,
    edit: async (file, change) => {
      const path = join(folder, file);
      await writeFile(path, change(await readFile(path, "utf8")));
    },
    async stop() {
      for (const close of closing.toReversed()) await close();
    },
  };
}

export function linesOf(lines: string[]): Reporter {
  const say = (line: string) => void lines.push(line);
  const step: Reporter["step"] = (name, work) => {
    say(name);
    return work({ detail: say, progress: () => {}, failed: () => {} });
  };
  return { say, warn: say, step, close: () => {} };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** As a browser asks for a page. */
export async function open(origin: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(origin + path, {
    redirect: "manual",
    ...init,
    headers: { accept: "text/html", ...init.headers },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

export function completeForm(changes: Record<string, string> = {}): URLSearchParams {
  const fields = {
    key: randomUUID(),
    title: "Winter market",
    day: "2026-11-30",
    place: "Riverside",
    body: "Bring a bag.",
  };
  return new URLSearchParams({ ...fields, ...changes });
}
