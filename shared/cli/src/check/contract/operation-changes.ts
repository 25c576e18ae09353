import { addition, apiClients, breaking, note, type ContractChange } from "./contract-change.ts";
import type { ContractApi } from "./module-contract.ts";
import { operationProblems } from "./operation-problems.ts";
import { operationsOf, type Operation } from "./operations.ts";
import { servingNotes } from "./page-changes.ts";

/** What changed for programs: the two OpenAPI documents, operation by operation. */
export function operationChanges(
  last: ContractApi | undefined,
  next: ContractApi | undefined,
): ContractChange[] {
  const [before, now] = [operationsOf(last), operationsOf(next)];
  return [
    ...[...before].flatMap(([key, operation]) => {
      const same = now.get(key);
      return same === undefined ? [removedOperation(operation)] : changedOperation(operation, same);
    }),
    ...[...now]
      .filter(([key]) => !before.has(key))
      .map(([, { subject, name }]) => addition(subject, `${name} is new`)),
    ...(last === undefined || next === undefined ? [] : servingNotes("api", last, next)),
  ];
}

function removedOperation({ subject, name }: Operation): ContractChange {
  return breaking({
    subject,
    text: `${name} is gone`,
    who: [`${apiClients}: whoever asks ${name} gets 404 or 405`],
    remedy: "Keep the operation as it was; give the new one a path of its own.",
  });
}

function changedOperation(last: Operation, next: Operation): ContractChange[] {
  const problems = operationProblems(last, next);
  if (problems.length > 0)
    return problems.map((problem) =>
      breaking({
        subject: last.subject,
        text: `${last.name}: ${problem}`,
        who: [`${apiClients}: whoever asks ${last.name}`],
        remedy: "Keep the operation as it was; give the new one a path of its own.",
      }),
    );
  return [
    ...(last.access === next.access ? [] : [note(last.subject, `${last.name} is public, was personal`)]),
    ...(operationProblems(next, last).length > 0
      ? [addition(last.subject, `${last.name} takes or answers more than before`)]
      : []),
    ...(last.operationId === next.operationId
      ? []
      : [
          note(last.subject, `${last.name} is called ${next.operationId}, was ${last.operationId}`, [
            `${apiClients} whose code is generated`,
          ]),
        ]),
  ];
}
