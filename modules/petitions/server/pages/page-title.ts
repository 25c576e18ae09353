import { withErrorCount } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import type { FormState } from "@madang/module-kit";

/** After a refused form the tab and a screen reader say so at once: "오류 3건: 민원 신청". */
export function pageTitle(title: string, form: FormState | undefined, language: Language): string {
  return withErrorCount(title, form?.errors.length ?? 0, language);
}
