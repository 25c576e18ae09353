import { addition, breaking, note, operator, type ContractChange } from "./contract-change.ts";
import type { ModuleContract } from "./module-contract.ts";

type Migrations = ModuleContract["migrations"];

/** A step that has run in a portal can neither change nor go: the database remembers it. */
export function migrationChanges(last: Migrations, next: Migrations): ContractChange[] {
  const now = new Map(next.map((migration) => [migration.name, migration]));
  const before = new Set(last.map(({ name }) => name));
  const newest =
    last
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? "";
  return [
    ...last.flatMap(({ name, checksum }) => {
      const same = now.get(name);
      if (same === undefined) return [changedStep(name, `the migration ${name} is gone`)];
      return same.checksum === checksum
        ? []
        : [changedStep(name, `the migration ${name} does something else than in the last release`)];
    }),
    ...next
      .filter(({ name }) => !before.has(name))
      .map(({ name, kind }) => addedStep({ name, kind, isLate: name < newest })),
  ];
}

function changedStep(name: string, text: string): ContractChange {
  return breaking({
    subject: `migrations.${name}`,
    text,
    who: [
      `${operator}: databases that have it already are not changed, new ones are, and the module does not start`,
    ],
    remedy: `Put migrations/${name}.ts back as it was, and write a new step for the rest.`,
  });
}

function addedStep({ name, kind, isLate }: { name: string; kind: string; isLate: boolean }): ContractChange {
  const subject = `migrations.${name}`;
  if (isLate)
    return breaking({
      subject,
      text: `the new migration ${name} comes before one that has been released`,
      who: [`${operator}: portals would run the steps in different orders`],
      remedy: "Give it the next number.",
    });
  if (kind === "expand") return addition(subject, `the migration ${name} is new`);
  return note(subject, `the migration ${name} removes something`, [
    `${operator}: run it (MADANG_CONTRACT_MIGRATIONS=true) once the release before can no longer come back`,
  ]);
}
