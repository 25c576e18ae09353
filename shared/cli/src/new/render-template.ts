import type { ModuleNames } from "./module-names.ts";

/** The names that the template has; each of them stands for one of the new module. */
const template = {
  kebab: "example-service",
  camel: "exampleService",
  pascal: "ExampleService",
  upper: "EXAMPLE_SERVICE",
  nameKo: "보기 서비스",
  nameEn: "Example service",
  departmentKo: "보기담당관",
  departmentEn: "Example Office",
  telephone: "000-000-2199",
} as const;

/** A file of the template as the new module has it. In code the names stand within double quotes, so they are written as such. */
export function renderText(file: string, text: string, names: ModuleNames): string {
  const quoted = (name: string) => (/\.tsx?$/.test(file) ? JSON.stringify(name).slice(1, -1) : name);
  const texts: readonly (readonly [string, string])[] = [
    [template.nameKo, quoted(names.name.ko)],
    [template.nameEn, quoted(names.name.en)],
    [template.departmentKo, quoted(names.department.ko)],
    [template.departmentEn, quoted(names.department.en)],
    [template.telephone, names.telephone],
    ...identifiers(names.id),
  ];
  const byName = new Map(texts);
  // One pass: a name that holds another's words is not replaced again.
  return text.replace(anyName, (found) => byName.get(found) ?? found);
}

export function renderPath(path: string, { id }: ModuleNames): string {
  return path.replaceAll(template.kebab, id);
}

const anyName = new RegExp(Object.values(template).join("|"), "g");

function identifiers(id: string): [string, string][] {
  const words = id.split("-");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return [
    [template.kebab, id],
    [template.camel, pascal.charAt(0).toLowerCase() + pascal.slice(1)],
    [template.pascal, pascal],
    [template.upper, words.join("_").toUpperCase()],
  ];
}
