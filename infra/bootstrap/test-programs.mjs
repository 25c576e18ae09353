import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { say, step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";

/** Programs that the tests use for real, where they usually lie, and Debian's packages of them. */
const programs = [
  {
    name: "Chromium",
    package: "chromium",
    quicker: { package: "chromium-headless-shell", place: "/usr/bin/chromium-headless-shell" },
    variable: "CHROMIUM_PATH",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
  },
  {
    name: "Redis",
    package: "redis-server",
    places: ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"],
  },
];

/** Gets the missing ones where it may; elsewhere says which command does. */
export async function ensureTestPrograms() {
  const missing = programs.filter((program) => !isThere(program));
  if (missing.length > 0) await install(missing);
  for (const program of programs) if (program.quicker && mayInstall()) await preferQuicker(program);
}

async function install(missing) {
  const packages = missing.map((program) => program.package);
  if (!mayInstall()) throw new Failure(howToInstall(missing));
  say(`Installing ${packages.join(" and ")} from Debian's packages for the tests.`);
  await step(packages.join(" and "), () => installDebianPackages(packages));
  const still = missing.filter((program) => !isThere(program));
  if (still.length > 0) throw new Failure(howToInstall(still));
}

/** A build that the tests need less time with. They pass without it too: what keeps it away is said, and no failure. */
async function preferQuicker({ name, quicker, variable }) {
  if (existsSync(quicker.place) || process.env[variable] !== undefined) return;
  try {
    await step(quicker.package, () => installDebianPackages([quicker.package]));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(`The tests go on with the ${name} that is there, and take longer. ${error.message}`);
  }
}

function isThere({ places, variable }) {
  const named = variable === undefined ? undefined : process.env[variable];
  return [...(named === undefined ? [] : [named]), ...places].some((place) => existsSync(place));
}

function mayInstall() {
  return process.getuid?.() === 0 && isDebian();
}

/** os-release(5): ID names the system, ID_LIKE what it descends from. */
function isDebian() {
  if (!existsSync("/etc/os-release") || !existsSync("/usr/bin/apt-get")) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** Runlevel 1 keeps the package of a server from starting it: the tests start their own. */
async function installDebianPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await aptGet(["update"], env);
  await aptGet(["install", "-y", "--no-install-recommends", ...packages], env);
}

async function aptGet(args, env) {
  const { code, lines } = await runProgram("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...args], { env });
  if (code === 0) return;
  const text = lines.join("\n");
  const errors = lines.filter((line) => line.startsWith("E:")).slice(0, 3);
  if (/No space left on device|enough free space/i.test(text))
    throw new Failure(
      "The disk is full, so Debian's packages for the tests could not be installed. Free 1 GB, then run npm test again.",
    );
  if (/Temporary failure resolving|Could not connect|Could not resolve|Network is unreachable/.test(text))
    throw new Failure(
      "Debian's packages for the tests could not be downloaded: there is no network. Connect this machine, then run npm test again.",
    );
  throw new Failure(
    `apt-get ${args.join(" ")} ended with code ${code}: ${errors.join(" / ")} Mend it, then run npm test again.`,
  );
}

function howToInstall(missing) {
  const names = missing.map((program) => program.name).join(" and ");
  const packages = missing.map((program) => program.package).join(" ");
  const command =
    process.platform === "darwin"
      ? `brew install ${packages.replace("redis-server", "redis").replace("chromium", "--cask google-chrome")}`
      : `sudo apt-get install -y ${packages}`;
  return `The tests need ${names}, which this machine does not have. Install it with: ${command} (or what your system calls these packages).`;
}
