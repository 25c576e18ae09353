import { addition, breaking, note, operator, type ContractChange } from "./contract-change.ts";
import type { ContractBox, ModuleContract } from "./module-contract.ts";
import { goneQuery, servingNotes } from "./page-changes.ts";

type Boxes = ModuleContract["boxes"];

export function boxChanges(last: Boxes, next: Boxes): ContractChange[] {
  return [
    ...Object.entries(last).flatMap(([name, box]) => {
      const now = Object.hasOwn(next, name) ? next[name] : undefined;
      return now === undefined ? [removedBox(name, box)] : changedBox(name, box, now);
    }),
    ...Object.entries(next)
      .filter(([name]) => !Object.hasOwn(last, name))
      .map(([name, { slot }]) => addition(`boxes.${name}`, `the box ${name} is new in the slot ${slot}`)),
  ];
}

function removedBox(name: string, { slot }: ContractBox): ContractChange {
  return breaking({
    subject: `boxes.${name}`,
    text: `the box ${name} is gone from the slot ${slot}`,
    who: [`${operator}: pages with the slot ${slot} show less`],
    remedy: "Keep the box until a release has announced its end.",
  });
}

function changedBox(name: string, last: ContractBox, next: ContractBox): ContractChange[] {
  const subject = `boxes.${name}`;
  return [
    ...(last.slot === next.slot
      ? []
      : [
          breaking({
            subject,
            text: `the box ${name} moved from the slot ${last.slot} to ${next.slot}`,
            who: [`${operator}: pages with the slot ${last.slot} show less`],
            remedy: `Give the box of the slot ${next.slot} a name of its own, and keep this one until its end was announced.`,
          }),
        ]),
    ...(last.frame === next.frame
      ? []
      : [note(subject, `frame is ${next.frame}, was ${last.frame}`, [operator])]),
    ...goneQuery({ subject, what: `the box ${name}`, last: last.query, next: next.query }),
    ...servingNotes(subject, last, next),
  ];
}

/** What the portal's menu shows. */
export function navigationChanges(last: ModuleContract, next: ModuleContract): ContractChange[] {
  return [
    ...last.navigation
      .filter((page) => !next.navigation.includes(page))
      .map((page) =>
        breaking({
          subject: `navigation.${page}`,
          text: `the portal's menu does not lead to ${page} any more`,
          who: ["citizens who find the service by the menu"],
          remedy: "Keep the entry until a release has announced its end.",
          ...(Object.hasOwn(next.pages, page) ? { served: `the page ${page} keeps its address` } : {}),
        }),
      ),
    ...next.navigation
      .filter((page) => !last.navigation.includes(page))
      .map((page) => addition(`navigation.${page}`, `the portal's menu leads to ${page}`)),
  ];
}
