import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { missingPackages } from "./installed-state.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { inProject } from "./project.mjs";
import { say, sayEvery, step } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";

/** Its log of downloads is the progress; without a network it gives up after seconds, not a minute. */
const npmOptions = ["--loglevel=http", "--no-progress", "--fetch-retry-mintimeout=2000"];

/** Installs the packages of package-lock.json, unless they are there. */
export async function ensureInstalled() {
  const wanted = readPackages("package-lock.json");
  const places = missing(wanted);
  if (places.length === 0) return;
  const total = places.filter((place) => wanted[place]?.link !== true).length;
  say(`Installing ${total} packages; the first time takes a minute or two and needs the network.`);
  await step("packages installed", () => install(total));
}

function missing(wanted) {
  const noted = "node_modules/.package-lock.json";
  const installed = existsSync(inProject(noted)) ? readPackages(noted) : {};
  const exists = (place) => existsSync(inProject(place));
  return missingPackages({ wanted, installed, platform: thisPlatform(), exists });
}

async function install(total) {
  let fetched = 0;
  const stop = sayEvery(5, () =>
    fetched === 0 ? "  … asking the registry" : `  … ${Math.min(fetched, total)} of ${total} packages here`,
  );
  try {
    const { code, lines } = await runNpm([...installCommand(), ...npmOptions], (line) => {
      if (/npm http (fetch|cache) .*\.tgz/.test(line)) fetched += 1;
    });
    if (code !== 0) throw new Failure(explainNpmFailure({ code, lines }));
  } finally {
    stop();
  }
}

/** npm ci makes node_modules anew; where there is one already, only what differs is changed. */
function installCommand() {
  return existsSync(inProject("node_modules/.package-lock.json")) ? ["install", "--no-save"] : ["ci"];
}

function runNpm(args, onLine) {
  const cli = process.env.npm_execpath;
  const byNode = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  const [program, before] = byNode ? [process.execPath, [cli]] : ["npm", []];
  return runProgram(program, [...before, ...args], { onLine });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(inProject(file), "utf8")).packages ?? {};
  } catch (error) {
    throw new Failure(
      `${inProject(file)} cannot be read: ${error.message} Restore it (git checkout ${file}), then start again.`,
    );
  }
}

function thisPlatform() {
  const libc = process.platform === "linux" ? libcName() : undefined;
  return { os: process.platform, cpu: process.arch, libc };
}

function libcName() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}
