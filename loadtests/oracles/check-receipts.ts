import type { Acknowledgement } from "@madang/load-kit/acknowledgement";

export interface ReceiptViolation {
  readonly oracle: "receipts";
  readonly module: string;
  readonly detail: string;
  readonly evidence: string;
}

type Told = Pick<Acknowledgement, "module" | "reference" | "fields">;

/**
 * One submission has one receipt, however often it was sent; one number is nobody else's. What was submitted is known by the first field
 * that a journey names: its text holds the visitor's marker.
 */
export function checkReceipts(acknowledgements: readonly Told[]): ReceiptViolation[] {
  const numbers = new Map<string, string>();
  const submissions = new Map<string, string>();
  return acknowledgements.flatMap(({ module, reference, fields }) => {
    const submission = `${module} ${Object.values(fields)[0] ?? ""}`;
    const number = `${module} ${reference}`;
    const first = submissions.get(submission) ?? reference;
    const owner = numbers.get(number) ?? submission;
    submissions.set(submission, first);
    numbers.set(number, owner);
    if (owner !== submission) return [broken(module, `${reference} was given to two submissions`)];
    if (first !== reference)
      return [broken(module, `what was sent twice has the receipts ${first} and ${reference}`)];
    return [];
  });
}

function broken(module: string, detail: string): ReceiptViolation {
  return { oracle: "receipts", module, detail, evidence: "told by the visitors who were given them" };
}
