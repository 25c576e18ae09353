import { isBuiltin } from "node:module";
import path from "node:path";

/**
 * Which package may import which (docs/architecture.md, "Packages and the direction of imports"). A shared
 * package that is not named here may import the foundation.
 */
const foundation = ["errors", "manifest", "service"];
const exceptions = {
  errors: [],
  manifest: ["errors"],
  service: ["errors", "manifest"],
  "embedded-postgres": ["errors"],
  "test-kit": [...foundation, "embedded-postgres"],
  "rich-text": [],
  "load-kit": [],
  "statutory-clock": ["errors"],
  "design-system": [...foundation, "rich-text"],
  files: [...foundation, "rich-text"],
  "feed-import": [...foundation, "files", "rich-text"],
  redis: ["errors", "service"],
  build: [...foundation, "releases"],
  "module-kit": [...foundation, "redis"],
  registry: [...foundation, "redis", "releases"],
  publishing: [...foundation, "design-system", "module-kit", "rich-text"],
  cli: [...foundation, "build", "embedded-postgres", "releases", "test-kit"],
};

/** Other folders of infra/ are configuration and plain scripts of the root. */
const packagesOfInfra = ["dev", "docs", "acceptance"];

/** Runs before there are packages, so it goes on where infra/bootstrap/ begins. */
const bootstrapped = "shared/cli/bin/";

const template = "shared/cli/template";

/** Tests and root tools may use what only the root package.json declares. */
const testing = /(\.test\.(ts|tsx|mjs)$)|(\/(test|testing|fixtures)\/)|(^[^/]+$)/;

/**
 * Says why `file` (relative to the root, with slashes) may not import `specifier`, or nothing when it may.
 * `manifestOf` gives a folder's package.json, or nothing where there is none.
 */
export function forbiddenImport({ file, specifier, manifestOf }) {
  const from = packageOf(file);
  if (from === undefined) return undefined;
  if (specifier.startsWith("#")) return forbiddenOwn({ file, from, specifier, manifestOf });
  return specifier.startsWith(".")
    ? forbiddenRelative({ file, from, specifier })
    : forbiddenPackage({ file, from, specifier, manifestOf });
}

/** `#name` is a file of the package itself, named in the "imports" of its package.json; the rule looks at what the server gets. */
function forbiddenOwn({ file, from, specifier, manifestOf }) {
  const own = Object.entries(manifestOf(from.folder)?.imports ?? {});
  const [, entry] = own.find(([key]) => matchesImport(key, specifier)) ?? [];
  const target = typeof entry === "string" ? entry : entry?.default;
  if (target === undefined) return `${specifier} is not among the imports of ${from.folder}/package.json.`;
  const relative = path.posix.relative(path.posix.dirname(file), path.posix.join(from.folder, target));
  return forbiddenRelative({ file, from, specifier: relative.startsWith(".") ? relative : `./${relative}` });
}

function matchesImport(key, specifier) {
  return key.endsWith("*") ? specifier.startsWith(key.slice(0, -1)) : key === specifier;
}

function forbiddenRelative({ file, from, specifier }) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!target.startsWith(`${from.folder}/`))
    return `${specifier} leaves ${from.folder}; import the package by its name.`;
  if (/(^|\/)public\.(ts|tsx)$/.test(target) && !testing.test(file) && isBarrelOf(target, file))
    return `A package does not import its own list of exports (${specifier}); import the file itself.`;
  return from.kind === "module" ? forbiddenInModule({ file, from, target }) : undefined;
}

/** A module's contract/ is a barrel that its own server and ui may use; only files beside a barrel may not. */
function isBarrelOf(target, file) {
  return path.posix.dirname(file).startsWith(path.posix.dirname(target));
}

/** contract knows neither server nor ui; ui does not know server (the browser must never receive it). */
function forbiddenInModule({ file, from, target }) {
  const [part, other] = [partOf(from, file), partOf(from, target)];
  if (part === "contract" && (other === "server" || other === "ui"))
    return `A contract does not import ${other}/; other modules and the browser read it.`;
  if (part === "load" && other !== "load" && other !== "contract")
    return `A journey does not import ${other}/; it runs in k6, which has neither Node nor the module's packages.`;
  if (part !== "load" && other === "load") return "Only journeys import load/.";
  if (part === "ui" && other === "server") return "A view does not import server/; the browser receives it.";
  return undefined;
}

function forbiddenPackage({ file, from, specifier, manifestOf }) {
  if (isBuiltin(specifier)) return undefined;
  const name = packageName(specifier);
  const own = manifestOf(from.folder);
  if (name === own?.name && !testing.test(file))
    return `A package does not import itself by name (${specifier}); import the file.`;
  if (!testing.test(file) && own !== undefined && !isDeclared(own, name))
    return `${name} is not declared in ${from.folder}/package.json; npm and turbo cannot know of it.`;
  return name.startsWith("@madang/")
    ? forbiddenSibling({ file, from, name, specifier, manifestOf })
    : undefined;
}

function forbiddenSibling({ file, from, name, specifier, manifestOf }) {
  const target = name.slice("@madang/".length);
  if (testing.test(file) && (target === "test-kit" || target === "embedded-postgres")) return undefined;
  if (manifestOf(`shared/${target}`)?.name === name) {
    const allowed = exceptions[from.name] ?? foundation;
    if (from.kind !== "shared" || allowed.includes(target)) return undefined;
    return `shared/${from.name} may not import ${name}; allowed are ${listed(allowed)}.`;
  }
  if (from.kind === "module" && specifier === `${name}/contract`) return undefined;
  return `${from.folder} may not import ${specifier}; allowed are shared packages${from.kind === "module" ? " and other modules' contracts" : ""}.`;
}

/** The package that a file belongs to, or nothing for files of the root and of tools. */
function packageOf(file) {
  const [top, name] = file.split("/");
  if (file.startsWith(bootstrapped)) return undefined;
  // The module that `madang new` copies keeps the rules of modules.
  if (file.startsWith(`${template}/`)) return { kind: "module", name: "template", folder: template };
  if (top === "shared" && name !== undefined) return { kind: "shared", name, folder: `shared/${name}` };
  if (top === "modules" && name !== undefined) return { kind: "module", name, folder: `modules/${name}` };
  if (top === "loadtests") return { kind: "loadtests", name: "loadtests", folder: "loadtests" };
  if (top === "gateway" || top === "shell") return { kind: top, name: top, folder: top };
  if (top === "infra" && packagesOfInfra.includes(name))
    return { kind: "infra", name, folder: `infra/${name}` };
  return undefined;
}

function partOf(from, file) {
  return file.slice(from.folder.length + 1).split("/")[0];
}

function packageName(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isDeclared(manifest, name) {
  const fields = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const names = [name, `@types/${name}`];
  return fields.some((field) => names.some((declared) => manifest[field]?.[declared] !== undefined));
}

function listed(names) {
  return names.length === 0 ? "none" : names.map((name) => `@madang/${name}`).join(", ");
}
