import { localizedTextSchema, type LocalizedText } from "@madang/manifest";
import { checkModuleId } from "../project/module-folder.ts";
import { cliErrors } from "../errors.ts";
import { koreanNames } from "./korean-names.ts";

/** Everything in which one new module differs from another. */
export interface ModuleNames {
  readonly id: string;
  readonly name: LocalizedText;
  readonly department: LocalizedText;
  readonly telephone: string;
}

export interface WantedNames {
  readonly nameKo?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly departmentKo?: string | undefined;
  readonly departmentEn?: string | undefined;
  readonly telephone?: string | undefined;
}

/** The division that the sample province names for whatever is nobody's yet. */
const owner = { ko: "디지털정책과", en: "Digital Policy Division", telephone: "000-000-2630" };

/** Throws CLI_MODULE_ID, CLI_NAME_MISSING or CLI_TEXT. */
export function moduleNames(typed: string, wanted: WantedNames): ModuleNames {
  const id = checkModuleId(typed);
  const ko = wanted.nameKo ?? koreanNames[id];
  if (ko === undefined) throw cliErrors.create("NAME_MISSING", { id });
  return {
    id,
    name: {
      ko: shortText("--name-ko", ko),
      en: shortText("--name-en", wanted.nameEn ?? sentenceCase(id)),
    },
    department: {
      ko: shortText("--department", wanted.departmentKo ?? owner.ko),
      en: shortText("--department-en", wanted.departmentEn ?? wanted.departmentKo ?? owner.en),
    },
    telephone: telephoneOf(wanted.telephone ?? owner.telephone),
  };
}

/** A name stands in menus, headings and sentences. */
const longestName = 40;

function shortText(option: string, text: string): string {
  const checked = localizedTextSchema.shape.ko.max(longestName).safeParse(text);
  if (checked.success) return checked.data;
  throw cliErrors.create("TEXT", {
    option,
    text: text.slice(0, 80).replace(/\p{Cc}/gu, "�"),
    most: longestName,
  });
}

function telephoneOf(telephone: string): string {
  if (/^[0-9][0-9-]{6,19}$/.test(telephone)) return telephone;
  throw cliErrors.create("TELEPHONE", { telephone: telephone.slice(0, 80).replace(/\p{Cc}/gu, "�") });
}

function sentenceCase(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
