import type { Visitor } from "@madang/load-kit";

/** What a citizen types, by the names of the form's fields. */
export interface Petition {
  readonly fields: Readonly<Record<string, string>>;
  readonly password: string;
}

const types = ["suggestion", "grievance", "inquiry", "statute-inquiry"];

/** A petition whose every text carries a marker of its visitor. */
export function petitionOf(visitor: Visitor): Petition {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join("");
  return {
    fields: {
      title: `느티나무길 가로등을 고쳐 주세요 ${visitor.mark("t")}`,
      type: types[Math.floor(Math.random() * types.length)] ?? "suggestion",
      body: `가로등이 사흘째 꺼져 있습니다. ${visitor.mark("b")}\n밤에 아이들이 무서워합니다.\n${visitor.mark("c")}`,
      place: `한울도 새벌시 느티나무길 12 ${visitor.mark("p")}`,
      name: `남궁${visitor.mark("n")}`,
      reply: "email",
      telephone: `000-${digits(4)}-${digits(4)}`,
      email: `${visitor.mark("m")}@mail.example`,
    },
    password: passwordOf(),
  };
}

/** Six different digits in no order: nothing that the rule for passwords finds too easy. */
function passwordOf(): string {
  const shuffled = [1, 7, 3, 9, 5, 0, 8, 2, 6, 4]
    .map((digit) => ({ digit, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ digit }) => digit);
  const password = shuffled.slice(0, 6).join("");
  return /012|123|234|345|456|567|678|789|987|876|765|654|543|432|321|210/.test(password)
    ? passwordOf()
    : password;
}
