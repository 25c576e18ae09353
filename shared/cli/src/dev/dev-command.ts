import { defineCommand } from "../core/command.ts";
import { cliErrors } from "../errors.ts";
import { moduleFolder } from "../project/module-folder.ts";
import { portalOrigin } from "./portal-origin.ts";

export const devCommand = defineCommand({
  name: "dev",
  group: "Make",
  summary: "show a module inside a running portal while you change it",
  description:
    "Builds the module at every change, runs it on this machine, and serves the portal with it on localhost: the module's pages stand in the portal's own frame, its boxes among those of the portal, everything else is answered by the portal. Open pages show each change by themselves. Nobody else sees anything: nothing is sent to the portal but what your browser asks for. What you send in forms of other modules goes to that portal. The database is one of its own, with the module's sample content, and goes when the command ends; DATABASE_URL names another.",
  positionals: [{ name: "id", description: "the module", required: true }],
  options: {
    portal: {
      type: "text",
      value: "URL",
      description:
        "public address of the portal; the npm start of this machine when left out (MADANG_PORTAL_URL)",
    },
    port: {
      type: "number",
      value: "N",
      description: "port on localhost, 8090 when left out; 0 takes any free one",
      min: 0,
      max: 65_535,
      whole: true,
    },
  },
  examples: [
    { line: "npx madang dev reservations", does: "Inside the portal of npm start." },
    {
      line: "npx madang dev reservations --portal https://www.hanul.example",
      does: "Inside a portal elsewhere.",
    },
  ],
  async run({ positionals: [id = ""], options, root, environment, reporter, signal }) {
    const folder = moduleFolder(root, id);
    if (id === "shell") throw cliErrors.create("DEV_SHELL");
    const { startDev } = await import("./dev-session.ts");
    const portal = portalOrigin(options.portal, environment);
    const port = options.port ?? 8090;
    const session = await startDev({ id, folder, root, portal, port, environment, reporter, signal });
    try {
      reporter.say(
        `${id} inside ${portal}: ${session.origin} (every page and box: ${session.origin}/madang-dev)`,
      );
      reporter.say("Ctrl-C ends it.");
      await ended(signal);
    } finally {
      await session.close();
    }
    return { data: { module: id, portal } };
  },
});

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
