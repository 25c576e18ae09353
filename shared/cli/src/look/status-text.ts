import type { Status } from "@madang/releases";
import type { View } from "../core/command.ts";
import { ago } from "../core/moments.ts";
import { counted } from "../core/plain-text.ts";
import { textTable, type Cell } from "../core/text-table.ts";
import type { StatusLine } from "./status-lines.ts";

/** More lines than this are no overview: then what is as usual is counted, not listed. */
export const mostLines = 40;

export interface StatusPage {
  readonly status: Status;
  /** All lines that the filters let through. */
  readonly lines: readonly StatusLine[];
  readonly gatewayTroubles: readonly string[];
  /** Lines were asked for in a way that names them. */
  readonly whole: boolean;
  readonly now: Date;
}

export function statusText(
  { status, lines, gatewayTroubles, whole, now }: StatusPage,
  { style }: View,
): string {
  const shown = whole || lines.length <= mostLines ? lines : lines.filter(isOfNote).slice(0, mostLines);
  const hidden = lines.length - shown.length;
  const troubles = gatewayTroubles.slice(0, mostLines).map((line) => style.bad(`✗ ${line}`));
  const more = gatewayTroubles.length - troubles.length;
  return [
    summary(status, lines),
    ...troubles,
    ...(more > 0 ? [`and ${counted(more, "more", "more")} of the gateways; --json lists them`] : []),
    ...(shown.length === 0
      ? []
      : [
          "",
          textTable(
            head,
            shown.map((line) => row(line, now)),
            style,
          ),
        ]),
    ...(hidden === 0 ? [] : ["", hiddenNote(lines, hidden)]),
  ].join("\n");
}

const head = ["MODULE", "CHANNEL", "BUILD", "VERSION", "SINCE", "BY", "HEALTH"];

function summary({ sequence, gateways, modules }: Status, lines: readonly StatusLine[]): string {
  const canaries = lines.filter(({ channel }) => channel === "canary").length;
  const troubled = lines.filter(({ trouble }) => trouble !== undefined).length;
  return [
    counted(modules.length, "module"),
    ...(canaries === 0 ? [] : [counted(canaries, "canary", "canaries")]),
    troubled === 0 ? "all well" : `${troubled.toLocaleString("en")} not well`,
    `${counted(gateways.length, "gateway")} at sequence ${sequence}`,
  ].join(" · ");
}

function isOfNote({ channel, trouble }: StatusLine): boolean {
  return channel !== "stable" || trouble !== undefined;
}

function hiddenNote(lines: readonly StatusLine[], hidden: number): string {
  const notable = lines.filter(isOfNote).length;
  const what = notable > mostLines ? counted(hidden, "more line") : `${counted(hidden, "module")} as usual`;
  return `${what} not listed; name one, or filter with --trouble, --channel, --by, or list all with --all.`;
}

function row(line: StatusLine, now: Date): (string | Cell)[] {
  const { module, channel, weight, build, version, since, by } = line;
  const share = weight === undefined ? channel : `${channel} ${weight} %`;
  return [module, share, build, version, ago(since, now), by, health(line)];
}

function health({ healthy, replicas, trouble }: StatusLine): Cell {
  if (trouble !== undefined) return { text: `✗ ${trouble}`, as: "bad" };
  return { text: replicas === 0 ? "ended" : `${healthy} of ${replicas}`, as: "good" };
}
