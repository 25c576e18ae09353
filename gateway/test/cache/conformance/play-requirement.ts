import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { expect, vi } from "vitest";
import { startBefore, startServer } from "../../standalone/start-site.ts";
import type { Field, Requirement, Step } from "./requirement.ts";

/** Ten bytes, so that a range can be told by what it has. */
const body = "0123456789";

export interface Stage {
  play(requirement: Requirement, index: number): Promise<void>;
}

/** One origin that answers as the step says, behind one gateway; time passes when the script says so. */
export async function openStage(): Promise<Stage> {
  const turns = new Map<string, { step: Step; asked: IncomingMessage[] }>();
  const site = await startServer((request, response) => {
    const turn = turns.get(/^\/\d+/.exec(request.url ?? "")?.[0] ?? "");
    turn?.asked.push(request);
    request.resume();
    answerAs(turn?.step ?? {}, response);
  });
  const { origin } = await startBefore(site.origin, "--log-level", "silent");
  return {
    async play({ steps }, index) {
      for (const [place, step] of steps.entries()) {
        const asked: IncomingMessage[] = [];
        turns.set(`/${index}`, { step, asked });
        const answer = await send(`${origin}/${index}${step.path ?? ""}`, step);
        check({ step, asked, answer, place });
        vi.setSystemTime(Date.now() + (step.wait ?? 0) * 1000);
      }
    },
  };
}

function answerAs({ origin = {} }: Step, response: ServerResponse): void {
  if (origin === "broken") return void response.socket?.destroy();
  const { status = 200, fields = [] } = origin;
  const written = fields.map(asWritten);
  if (!written.some(([name]) => name === "date")) written.push(["date", new Date().toUTCString()]);
  response.writeHead(status, written.flat());
  response.end(status === 304 || status === 204 ? undefined : body);
}

function asWritten([name, value]: Field): [string, string] {
  return [
    name,
    typeof value === "string" ? value : new Date(Date.now() + value.fromNow * 1000).toUTCString(),
  ];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

async function send(url: string, { method = "GET", fields = [] }: Step): Promise<Answer> {
  const headers = [["host", "site.example"], ...fields.map(asWritten)].flat();
  const request = ask(url, { method, headers, agent: false }).end();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

function check({
  step,
  asked,
  answer,
  place,
}: {
  step: Step;
  asked: IncomingMessage[];
  answer: Answer;
  place: number;
}): void {
  const which = `step ${place + 1}: ${answer.status} ${String(answer.headers["cache-status"])}`;
  const [question] = asked;
  const condition = question?.headers["if-none-match"] ?? question?.headers["if-modified-since"];
  const came = question === undefined ? "stored" : condition === undefined ? "asked" : "validated";
  if (step.comes !== undefined) expect(came, which).toBe(step.comes);
  expect(asked.length, which).toBeLessThanOrEqual(1);
  if (step.status !== undefined) expect(answer.status, which).toBe(step.status);
  for (const [name, value] of Object.entries(step.shows ?? {}))
    expect(name === "x-body" ? answer.text : answer.headers[name], `${which} ${name}`).toBe(value);
}
