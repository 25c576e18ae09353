import { expect, test } from "vitest";
import { newsModule, petitionsModule } from "./modules.ts";
import { startPortal } from "./start-portal.ts";

test("readiness tells each service's state, and a dead module does not make the gateway unready", async () => {
  const news = await newsModule();
  news.server.on("/health/ready", (_q, r) => void r.writeHead(200).end("{}"));
  const petitions = await petitionsModule();
  petitions.server.on("/health/ready", (_q, r) => void r.writeHead(503).end("{}"));
  const portal = await startPortal({ modules: [news, petitions] });
  await portal.shell.kill();
  const answer = await fetch(`${portal.operations}/health/ready`);
  expect(answer.status).toBe(200);
  const { services } = (await answer.json()) as { services: Record<string, string> };
  expect(services["news"]).toBe("ok");
  expect(services["petitions"]).toBe("not ready: it answered 503");
  expect(services["shell"]).toContain("cannot be reached");
});

test("metrics count by the names of routes, never by paths", async () => {
  const portal = await startPortal({ modules: [await newsModule()] });
  await portal.fetch("/news?page=7");
  await portal.fetch("/news/secret-receipt");
  await portal.fetch("/unknown/secret");
  const text = await (await fetch(`${portal.operations}/metrics`)).text();
  expect(text).toMatch(
    /http_request_duration_seconds_count\{[^}]*route="news\/list"[^}]*status="200"[^}]*\} 1/,
  );
  expect(text).toMatch(/http_request_duration_seconds_count\{[^}]*route="none"[^}]*status="404"[^}]*\} 1/);
  expect(text).toMatch(/gateway_upstream_seconds_count\{[^}]*route="news\/list"[^}]*\} 1/);
  expect(text).not.toContain("secret");
});

test("the log names the route, its parts and the request, and nothing of the person", async () => {
  const portal = await startPortal({ modules: [await newsModule(), await petitionsModule()] });
  const answer = await portal.fetch("/petitions/new?receipt=M26-0916", {
    headers: { cookie: "session=secret", "user-agent": "Secret/1", referer: "https://secret.example/" },
  });
  await portal.fetch("/news?page=secret");
  const lines = portal.logs.filter((line) => line["msg"] === "request");
  expect(lines[0]).toMatchObject({
    route: "petitions/form",
    method: "GET",
    status: 200,
    requestId: answer.headers.get("request-id"),
    parts: [{ route: "petitions/form", outcome: "fragment" }],
  });
  expect(JSON.stringify(portal.logs)).not.toMatch(
    /secret|M26-0916|127\.0\.0\.1:\d+\/petitions|\/petitions\/new/i,
  );
  expect(lines[0]).not.toHaveProperty("client");
});

test("the client's address is logged only when asked for", async () => {
  const portal = await startPortal({ modules: [await newsModule()], env: { LOG_CLIENT_ADDRESS: "1" } });
  await portal.fetch("/news");
  expect(portal.logs.find((line) => line["msg"] === "request")?.["client"]).toBe("127.0.0.1");
});
