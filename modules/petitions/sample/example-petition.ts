import type { Language } from "@madang/manifest";
import type { StopReason } from "@madang/statutory-clock";
import type { PetitionStep } from "../contract/petition-steps.ts";
import type { PetitionText } from "../server/domain/petition-form.ts";

export interface ExampleStep {
  readonly step: PetitionStep;
  /** ISO 8601. */
  readonly at: string;
  readonly note: string;
}

export interface ExamplePetition {
  readonly receiptNumber: string;
  readonly password: string;
  readonly language: Language;
  readonly departmentId: string | null;
  readonly text: PetitionText;
  readonly history: readonly ExampleStep[];
  readonly stops?: readonly { readonly reason: StopReason; readonly from: string; readonly to?: string }[];
  readonly extensions?: readonly { readonly at: string; readonly days: number }[];
  readonly supplement?: {
    readonly askedAt: string;
    readonly dueOn: string;
    readonly request: string;
    readonly answeredAt?: string;
    readonly answer?: string;
  };
}
